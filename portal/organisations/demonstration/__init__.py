"""Fictitious organisations of the demonstration, whose names say that they are."""
