"""Many plainly generated activities, for measurements."""
