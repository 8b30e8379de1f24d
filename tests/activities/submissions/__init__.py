"""Tests of activities.submissions."""
