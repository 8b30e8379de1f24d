"""Tests of activities.recommendations."""
