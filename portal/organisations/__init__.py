"""Organisations, who speaks for them, and the focal points of States."""
