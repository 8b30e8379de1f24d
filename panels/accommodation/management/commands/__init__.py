"""Commands of accommodation requests."""
