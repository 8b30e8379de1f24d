"""Commands to load, export and import vocabularies."""
