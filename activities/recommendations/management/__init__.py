"""Operators' commands of the reference data."""
