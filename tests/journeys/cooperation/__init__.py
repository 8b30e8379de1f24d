"""Requests, offers and introductions in a browser."""
