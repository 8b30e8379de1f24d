"""Journeys of those who look for partners."""
