"""Commands of requests and offers."""
