"""The six languages, and which of them is nearest to what a reader asks for."""

import unicodedata

import pytest
from django.conf import settings
from django.conf.locale import LANG_INFO
from django.utils.translation import deactivate_all, override

from portal.languages import (
    BY_CODE,
    CODES,
    DEFAULT,
    LANGUAGES,
    Language,
    active_language,
    language_of,
)
from search.analysis import ANALYSES


def test_are_the_six_official_ones_in_the_order_of_the_united_nations() -> None:
    assert CODES == ("ar", "zh-hans", "en", "fr", "ru", "es")
    assert DEFAULT.code == settings.LANGUAGE_CODE == "en"
    assert [(language.code, language.endonym) for language in LANGUAGES] == settings.LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_each_is_described_as_django_and_its_own_script_do(language: Language) -> None:
    assert (language.direction == "rtl") is LANG_INFO[language.code]["bidi"]
    assert language.html_lang.lower() == language.code
    assert language.field.isidentifier()
    assert language.og_locale.startswith(language.code[:2])
    letters = {unicodedata.bidirectional(letter) for letter in language.endonym}
    assert letters == ({"AL"} if language.direction == "rtl" else {"L"})


def test_no_two_share_a_field_an_analysis_or_a_name() -> None:
    for attribute in ("code", "html_lang", "endonym", "analysis", "field", "og_locale"):
        assert len({getattr(language, attribute) for language in LANGUAGES}) == len(LANGUAGES)
    assert {language.analysis for language in LANGUAGES} == set(ANALYSES)


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("zh", "zh-hans"),
        ("zh-cn", "zh-hans"),
        ("zh-CN", "zh-hans"),
        ("zh-TW", "zh-hans"),
        ("zh-hant-hk", "zh-hans"),
        ("zh-Hans", "zh-hans"),
        ("es-mx", "es"),
        ("ar-EG", "ar"),
        ("fr-CA", "fr"),
        ("ru-UA", "ru"),
        ("en-GB", "en"),
        ("de", "en"),
        ("x", "en"),
        ("", "en"),
        (None, "en"),
        ("a" * 10_000, "en"),
        ("es-" + "a" * 10_000, "es"),
        ("\x00", "en"),
        ("../en", "en"),
    ],
)
def test_the_nearest_of_six(asked: str | None, given: str) -> None:
    assert language_of(asked) == BY_CODE[given]


@pytest.mark.parametrize("code", CODES)
def test_the_active_language_is_the_interfaces(code: str) -> None:
    with override(code):
        assert active_language() == BY_CODE[code]


def test_without_a_language_it_is_english() -> None:
    with override("en"):
        deactivate_all()
        assert active_language() == DEFAULT
