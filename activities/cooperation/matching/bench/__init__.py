"""Measuring pages of matches among many offers."""
