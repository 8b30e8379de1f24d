"""National mechanisms of States, and the knowledge hub of those that follow up recommendations."""
