"""Caches do not outlive a test: the numbers of its rows are given again, to others."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from activities.repository.catalogue.keeping import Held
from portal.reference import facets
from search.concepts import holding
from search.curation import counting
from search.curation import holding as curation
from search.lexicon import active
from search.suggestions import vocabulary


@pytest.fixture(autouse=True)
def _empty_caches() -> Iterator[None]:
    """Leave nothing that a test's pages were made from."""
    yield
    cache.clear()
    Held.latest = None
    facets.forget()
    holding.forget()
    vocabulary.forget()
    active.forget()
    curation.forget()
    counting.forget_waiting()
