"""Tests of activities.repository."""
