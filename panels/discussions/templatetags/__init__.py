"""Template tags of panel discussions."""
