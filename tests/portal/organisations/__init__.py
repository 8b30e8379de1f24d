"""Tests of portal.organisations."""
