"""A work and its language versions, whatever kind of page or record it is."""
