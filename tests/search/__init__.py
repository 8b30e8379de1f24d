"""The search engine and its local node."""
