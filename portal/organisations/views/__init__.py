"""Pages of organisations, their members, and a person's own account."""
