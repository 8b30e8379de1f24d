"""Asking for accommodation, and answering, in a real browser."""
