"""Commands of volume."""
