"""How many queries are made up: few in every run, as many as are asked for in a long one."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add how many queries ``tests/search/test_robustness.py`` asks, and which."""
    parser.addoption(
        "--generated-queries",
        type=int,
        default=500,
        help="queries made up for the search page (default: %(default)s)",
    )
    parser.addoption(
        "--generated-after",
        type=int,
        default=0,
        help="leave out as many of them, to go on where another run ended (default: %(default)s)",
    )


@pytest.fixture
def generated_queries(pytestconfig: pytest.Config) -> int:
    """How many queries to make up."""
    count: int = pytestconfig.getoption("--generated-queries")
    return count


@pytest.fixture
def generated_after(pytestconfig: pytest.Config) -> int:
    """How many queries other runs have made up already."""
    count: int = pytestconfig.getoption("--generated-after")
    return count
