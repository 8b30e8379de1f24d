"""Concepts in a query: States, regions and concepts of any scheme, named in any of the six languages."""
