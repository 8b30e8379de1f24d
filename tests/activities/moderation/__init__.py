"""Tests of activities.moderation."""
