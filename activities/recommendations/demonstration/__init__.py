"""Recommendations of the demonstration, in words of the portal, marked as such."""
