"""What makes a page unusable to somebody keeps it from being published; drafts save freely."""
