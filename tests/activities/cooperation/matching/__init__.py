"""Tests of activities.cooperation.matching."""
