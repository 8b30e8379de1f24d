"""Which version of a work a reader is shown, and where it opens."""

from uuid import UUID

import pytest

from portal.languages import BY_CODE, CODES
from portal.works.cards import languages_of, version_for, work_url

KEY = UUID("01234567-89ab-cdef-0123-456789abcdef")


@pytest.mark.parametrize(
    ("versions", "source", "reader", "shown"),
    [
        ("ar en fr", "fr", "ar", "ar"),
        ("ar en fr", "fr", "ru", "fr"),
        ("ar en", "fr", "ru", "en"),
        ("ar es", "fr", "ru", "ar"),
        ("es zh-hans", "fr", "ru", "zh-hans"),
        ("es", "", "ru", "es"),
        ("en ar", "", "ru", "en"),
    ],
    ids=["own", "source", "English", "first of six", "first by order", "only", "source unknown"],
)
def test_the_readers_then_the_source_then_english_then_the_first(
    versions: str, source: str, reader: str, shown: str
) -> None:
    pages = {code: f"page {code}" for code in versions.split()}
    expected = (BY_CODE[shown], f"page {shown}")
    assert version_for(pages, source, BY_CODE[reader]) == expected


def test_a_work_without_versions_cannot_be_shown() -> None:
    with pytest.raises(LookupError):
        version_for({}, "en", BY_CODE["en"])


def test_languages_come_in_the_order_of_the_switcher() -> None:
    assert [language.code for language in languages_of(["es", "xx", "ar", "es"])] == ["ar", "es"]
    assert tuple(language.code for language in languages_of(reversed(CODES))) == CODES


@pytest.mark.parametrize("code", CODES)
def test_a_work_opens_in_the_readers_interface(code: str) -> None:
    assert work_url(KEY, BY_CODE[code]) == f"/{code}/works/{KEY}/"
