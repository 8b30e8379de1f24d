"""Management commands of ``portal.background``."""
