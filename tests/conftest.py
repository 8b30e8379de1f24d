"""What holds for every test."""

pytest_plugins = ["tests.database", "tests.never_skipped", "tests.real_data"]
