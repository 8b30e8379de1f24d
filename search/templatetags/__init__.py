"""Tags of the results page."""
