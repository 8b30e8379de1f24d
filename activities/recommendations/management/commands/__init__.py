"""Commands to import recommendations, and to measure that."""
