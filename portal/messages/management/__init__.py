"""Command line of the message catalogues."""
