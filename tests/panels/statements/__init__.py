"""Statements of delegations."""
