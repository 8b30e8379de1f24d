"""What visitors do, on one portal that they only read."""
