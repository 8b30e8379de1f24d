"""Recommendations of the universal periodic review."""
