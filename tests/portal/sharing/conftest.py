"""Six trees with one work in English and Arabic."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.core.cache import caches

from portal.pages.models import HomePage, StandardPage
from tests.portal.sharing.works import published, translated


@dataclass(frozen=True)
class Work:
    """A work's two versions."""

    english: StandardPage
    arabic: StandardPage


@pytest.fixture
def about(homes: dict[str, HomePage]) -> Work:
    """A work in English and Arabic."""
    english = published(homes["en"], "About the portal")
    return Work(english, translated(english, homes["ar"], "عن البوابة"))


@pytest.fixture
def no_pictures() -> Iterator[None]:
    """An empty cache of pictures, emptied again."""
    caches["share_images"].clear()
    yield
    caches["share_images"].clear()
