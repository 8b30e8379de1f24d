"""Pages, the frame around them, and what they let nobody see."""
