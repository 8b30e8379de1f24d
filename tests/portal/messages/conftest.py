"""The languages, each in its turn."""

import pytest

from portal.languages import DEFAULT, LANGUAGES, Language


@pytest.fixture(params=LANGUAGES, ids=lambda language: language.code)
def language(request: pytest.FixtureRequest) -> Language:
    """Return each of the six languages."""
    found: Language = request.param
    return found


@pytest.fixture(
    params=[language for language in LANGUAGES if language != DEFAULT],
    ids=lambda language: language.code,
)
def translated(request: pytest.FixtureRequest) -> Language:
    """Return each language that is translated into."""
    found: Language = request.param
    return found
