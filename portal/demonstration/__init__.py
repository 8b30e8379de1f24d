"""Content of the demonstration: the portal's own, and plainly marked as such."""
