"""Requests for assistance, offers of it, and how the two are brought together."""
