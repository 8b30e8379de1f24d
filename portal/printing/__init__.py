"""HTML of pages as tagged PDF (PDF/UA-1, ISO 14289-1), for rooms that print."""
