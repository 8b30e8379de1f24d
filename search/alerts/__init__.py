"""Searches that come by themselves: as a feed, and by e-mail."""
