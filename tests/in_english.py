"""The interface language of the tests."""

from collections.abc import Iterator

import pytest
from django.utils.translation import override


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Leave no test in the language of a page that an earlier one asked for."""
    with override("en"):
        yield
