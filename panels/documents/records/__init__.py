"""Bringing records of UN documents into the portal, many at once and again without harm."""
