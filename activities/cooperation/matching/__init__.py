"""Which offers fit a request, in which order, and why: see ``docs/matching.md``."""
