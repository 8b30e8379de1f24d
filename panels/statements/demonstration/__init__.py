"""Statements of the demonstration, whose words say that they are made up."""
