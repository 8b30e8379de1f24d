"""Who may do what at which address."""
