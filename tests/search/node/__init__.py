"""The local Elasticsearch node."""
