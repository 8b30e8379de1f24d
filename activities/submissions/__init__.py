"""Voluntary submissions: the public form, its drafts, what becomes of them."""
