"""The profile of each State: what is public about it, counted, and led to."""
