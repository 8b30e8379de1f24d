"""Journeys of those who submit activities."""
