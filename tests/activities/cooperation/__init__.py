"""Tests of activities.cooperation."""
