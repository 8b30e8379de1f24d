"""Sending a statement, deciding on it and reading it, in a real browser."""
