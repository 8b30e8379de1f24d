"""Management commands of the documents' room."""
