"""Kinds of works and their cards."""
