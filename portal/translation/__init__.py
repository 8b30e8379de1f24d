"""Language versions of a work: how they are made, kept apart and kept together."""
