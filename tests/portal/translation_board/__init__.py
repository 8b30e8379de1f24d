"""The translation board."""
