"""Requests for reasonable accommodation at panel discussions."""
