"""What pages of matches are tested without."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from search.client import forget


@pytest.fixture
def without_engine(settings: Settings) -> Iterator[None]:
    """Let the database answer: an engine without an index refuses each question at length."""
    forget()
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    yield
    forget()
