"""Content blocks."""
