"""How many queries are made up: few in every run, as many as are asked for in a long one."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the number of queries that ``tests/search/test_robustness.py`` asks."""
    parser.addoption(
        "--generated-queries",
        type=int,
        default=500,
        help="queries made up for the search page (default: %(default)s)",
    )


@pytest.fixture
def generated_queries(pytestconfig: pytest.Config) -> int:
    """How many queries to make up."""
    count: int = pytestconfig.getoption("--generated-queries")
    return count
