"""Settings: what holds everywhere, and one module for each way of running."""
