"""Pages of requests, offers and introductions."""
