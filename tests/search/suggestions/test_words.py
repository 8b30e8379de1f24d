"""Which words of a query a correction may change."""

import pytest

from portal.languages import BY_CODE
from search.normalisation import typed
from search.suggestions.asked import Asked
from search.suggestions.folding import begins, folded
from search.suggestions.typing_mistakes import mistaken_for
from search.suggestions.words import languages_of, replaced, words_to_check
from search.symbols import begun


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("technical coperation", ["technical", "coperation"]),
        ('"technical coperation" trainning', ["trainning"]),
        ("“technical coperation” trainning", ["trainning"]),
        ('"technical coperation', []),
        ("trainning -coperation", ["trainning"]),
        ("self-determinaton", ["self", "determinaton"]),
        ("state:kenia symbol:57/32 repport", ["repport"]),
        ('state:"viet nam" repport', ["repport"]),
        ("workshop OR trainning", ["workshop", "trainning"]),
        ("A/HRC/RES/57/32 resoluton", ["resoluton"]),
        ("COVID19 4th year", ["year"]),
        ("d’évalution", ["évalution"]),
        ("الاعاقه مساعدة", ["الاعاقه", "مساعدة"]),
        ("人权理事会 cooperacion", ["cooperacion"]),
        ("人权理事会", []),
        ("the of", []),
    ],
)
def test_operators_phrases_symbols_and_short_words_are_left_alone(
    query: str, words: list[str]
) -> None:
    text = typed(query)
    found = words_to_check(text)
    assert [word.text for word in found] == words
    assert all(text[word.start : word.end] == word.text for word in found)


def test_a_correction_keeps_all_around_it_and_capital_letters() -> None:
    text = 'Coperation "as it is" -not OR TRAINNING with kenia'
    found = {word.text: word for word in words_to_check(text)}
    corrections = {
        found["Coperation"]: "cooperation",
        found["TRAINNING"]: "training",
        found["kenia"]: "Kenya",
    }
    expected = 'cooperation "as it is" -not OR TRAINING with kenya'
    assert replaced(text, corrections) == expected


def test_the_script_says_which_languages_and_the_readers_comes_first() -> None:
    def codes(text: str, reader: str) -> list[str]:
        found = languages_of(words_to_check(text), BY_CODE[reader])
        return [language.code for language in found]

    assert codes("word", "fr") == ["fr", "en", "es"]
    assert codes("слово", "fr") == ["ru"]
    assert codes("كلمة", "zh-hans") == ["ar"]
    assert codes("人权", "zh-hans") == []
    assert codes("слово word", "es") == ["es", "en", "fr", "ru"]


@pytest.mark.parametrize(
    ("text", "beginnings"),
    [
        ("a hrc 57 3", ("A/HRC/57/3",)),
        ("A/HRC/", ("A/HRC",)),
        ("57/", ("57",)),
        ("resolution 57/3", ("RES/57/3", "57/3")),
        ("القرار 57/3", ("RES/57/3", "57/3")),
        ("第57/3", ("57/3",)),
        ("a", ()),
        ("panel discussion", ()),
        ("人权", ()),
        ("", ()),
    ],
)
def test_symbols_are_known_by_their_beginnings(text: str, beginnings: tuple[str, ...]) -> None:
    assert begun(text) == beginnings


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Côte d’Ivoire", "ivo"),
        ("Œuvre", "oeu"),
        ("Отчёт", "ОТЧЕ"),
        ("المسؤولية", "مسوول"),
        ("وبالمُساعدة", "المساعده"),
        ("能力建设", "建設"),
        ("Décret", "De\u0301cr"),
    ],
)
def test_what_is_typed_begins_a_word_in_any_spelling(text: str, word: str) -> None:
    assert begins(folded(text), Asked.read(word).words)


def test_one_mistake_is_forgiven_but_not_in_the_first_letter_or_a_short_word() -> None:
    assert list(mistaken_for("abc")) == []
    for mistyped in ("kneya", "kenyya", "kena", "kenja"):
        assert "kenya" in set(mistaken_for(mistyped)), mistyped
    assert "kenya" not in set(mistaken_for("venya"))
    assert "сотрудничество" in set(mistaken_for("сотрудничетво"))
    assert "مساعده" in set(mistaken_for("مسعاده"))


def test_too_little_or_too_much_is_not_looked_for() -> None:
    for text in ("", " ", "a", "-", "x" * 101, "a b c d e f g h i"):
        assert not Asked.read(text).is_enough, text
    for text in ("ab", "权", "ё1"):
        assert Asked.read(text).is_enough, text
