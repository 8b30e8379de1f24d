"""Texts in another script, with another language's punctuation or endings are found."""

import pytest

from portal.languages import BY_CODE, DEFAULT
from portal.messages.typography import misspelt


def found(code: str, original: str, text: str) -> list[str]:
    return list(misspelt(original, text, BY_CODE[code]))


@pytest.mark.parametrize(
    ("code", "original", "text"),
    [
        ("ar", "Really?", "حقاً؟"),
        ("ar", "Open it, or close it.", "افتحه، أو أغلقه."),
        ("ar", "Choose a WebVTT file (.vtt).", "اختر ملف WebVTT (.vtt)."),
        ("zh-hans", "Really?", "确实如此？"),
        ("zh-hans", "Error:", "错误："),
        ("zh-hans", "Wait…", "请稍候……"),
        ("zh-hans", "cooperation -training", "合作 -培训"),
        ("fr", "Really?", "Vraiment\u202f?"),
        ("fr", "Error:", "Erreur\u00a0:"),
        ("es", "Really?", "¿De verdad?"),
        ("ru", "Really?", "Правда?"),
        ("ru", "(optional)", "(необязательно)"),
    ],
)
def test_what_is_written_rightly_passes(code: str, original: str, text: str) -> None:
    assert found(code, original, text) == []


@pytest.mark.parametrize(
    ("code", "original", "text", "problem"),
    [
        ("ar", "Open it, or not", "افتحه, أو لا", "a Latin mark after an Arabic letter: 'ه,'"),
        ("ar", "Really?", "حقاً?", "should end in '؟'"),
        ("zh-hans", "Yes, no", "是,否", "a narrow mark after a Chinese character: '是,'"),
        ("zh-hans", "Two words", "两个 词", "a space between Chinese characters: '个 词'"),
        ("zh-hans", "It is.", "是.", "should end in '。'"),
        ("fr", "Really?", "Vraiment ?", "a breaking space beside a mark: ' ?'"),
        ("fr", "Really?", "Vraiment?", "no space before a double mark: 't?'"),
        ("fr", "The address", "L'adresse", 'a straight apostrophe: "L\'a"'),
        ("es", "Really?", "De verdad?", "a question without its opening mark: 'De verdad?'"),
        ("es", "Oh!", "Ay!", "an exclamation without its opening mark: 'Ay!'"),
        ("ru", "It is.", "Это так", "should end in '.'"),
        ("ru", "It is", "Это так.", "ends in a mark that the original has not"),
    ],
)
def test_what_is_not_is_named(code: str, original: str, text: str, problem: str) -> None:
    assert problem in found(code, original, text)


@pytest.mark.parametrize("code", ["ar", "zh-hans", "ru"])
def test_another_languages_script_is_found(code: str) -> None:
    assert found(code, "Search", "Recherche") == [
        "has no letter of the language's script (if that is right, see unchanged.toml)"
    ]


def test_placeholders_and_tags_are_no_words_left_in_english() -> None:
    assert found("ru", "%(number)s <bdi>%(count)s</bdi>", "%(number)s <bdi>%(count)s</bdi>") == []


def test_names_and_shared_words_may_stay_as_they_are() -> None:
    assert found("ar", "WebVTT", "WebVTT") == []
    assert found("fr", "Documents", "Documents") == []
    assert found("es", "Documents", "Documents") == [
        "is the English text (if that is right, add it to unchanged.toml)"
    ]


def test_of_english_nothing_is_asked() -> None:
    assert list(misspelt("Really?", "No", DEFAULT)) == []
