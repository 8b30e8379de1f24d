"""Who looks at pages of matches in tests, and what those are tested without."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import Settings

from search.client import forget
from tests.activities.cooperation.making import People, signed_in


@pytest.fixture
def focal(people: People) -> Client:
    return signed_in(people.focal)


@pytest.fixture
def partner(people: People) -> Client:
    return signed_in(people.partner)


@pytest.fixture
def without_engine(settings: Settings) -> Iterator[None]:
    """Let the database answer: an engine without an index refuses each question at length."""
    forget()
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    yield
    forget()
