"""Tests of activities.agreement."""
