"""Many generated activities, for measurements and tests."""
