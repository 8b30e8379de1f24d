"""Operators' commands of the recommendations."""
