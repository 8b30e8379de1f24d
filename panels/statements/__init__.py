"""Statements of delegations at panel discussions and general debates."""
