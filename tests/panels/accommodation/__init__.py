"""Tests of requests for accommodation."""
