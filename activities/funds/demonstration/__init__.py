"""The voluntary funds of the demonstration."""
