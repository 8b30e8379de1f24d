"""What files say, kept so that search finds it: read once, by a task, wherever a file is shown."""
