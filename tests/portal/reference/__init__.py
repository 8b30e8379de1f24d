"""Tests of States, regions and concept schemes."""
