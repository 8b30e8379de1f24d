"""Documents that come as files: read in a process of their own, shown, and made drafts of."""
