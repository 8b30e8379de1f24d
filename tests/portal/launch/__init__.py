"""Tests of what brings the portal up and puts it to the test."""
