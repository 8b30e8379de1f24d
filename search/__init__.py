"""The search engine: analysis, index, queries and results; it knows no model."""
