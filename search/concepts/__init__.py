"""Concepts in a query: States, regions and concepts of any scheme, in any of the languages."""
