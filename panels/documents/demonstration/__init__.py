"""Documents of the demonstration: summaries of real ones, in the portal's own words."""
