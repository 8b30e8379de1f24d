"""A lexicon of six languages, learned from texts and their translations."""
