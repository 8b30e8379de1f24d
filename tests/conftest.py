"""What holds for every test."""

pytest_plugins = [
    "tests.database",
    "tests.empty_caches",
    "tests.engine",
    "tests.garbage",
    "tests.generated",
    "tests.ground",
    "tests.in_english",
    "tests.never_skipped",
    "tests.real_data",
]
