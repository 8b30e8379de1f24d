"""Six trees to put pages into."""

from collections.abc import Iterator

import pytest
from django.utils.translation import override

from portal.pages.models import HomePage
from tests.portal.translation.trees import plant_homes


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Leave no test in the language of a page that an earlier one asked for."""
    with override("en"):
        yield


@pytest.fixture
def homes(db: None) -> dict[str, HomePage]:
    """A home page in each language, translations of one another."""
    del db
    return plant_homes()
