"""Panel discussions of the demonstration."""
