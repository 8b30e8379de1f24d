"""Tests of activities.volume."""
