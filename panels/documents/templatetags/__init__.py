"""Tags for texts that name documents."""
