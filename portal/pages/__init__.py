"""Editorial pages and the frame around every page."""
