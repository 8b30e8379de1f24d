"""What holds for every test."""

pytest_plugins = [
    "tests.database",
    "tests.empty_caches",
    "tests.engine",
    "tests.garbage",
    "tests.generated",
    # Before what imports it, so that pytest can rewrite its assertions.
    "tests.real_data",
    "tests.ground",
    "tests.in_english",
    "tests.never_skipped",
]
