"""Panel discussions of the Human Rights Council."""
