"""The repository of activities: resolution 57/32, paragraph 12."""
