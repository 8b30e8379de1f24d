"""National mechanisms of the demonstration, and the page of the knowledge hub."""
