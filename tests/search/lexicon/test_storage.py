"""A lexicon as bytes, and in memory."""

from search.lexicon.storage import Learned, Lexicon, packed, unpacked
from search.lexicon.training import merged

SMALL = Learned(
    counts={"en": {"right": 9, "law": 4}, "fr": {"droit": 12, "loi": 3}},
    forms={"en": {"right": "rights", "law": "law"}, "fr": {"droit": "droits", "loi": "loi"}},
    tables={
        ("en", "fr"): {"right": {"droit": 0.8}, "law": {"loi": 0.6, "droit": 0.4}},
        ("fr", "en"): {"droit": {"right": 0.8, "law": 0.4}, "loi": {"law": 0.6}},
    },
)


def close(found: list[tuple[str, str, float]]) -> list[tuple[str, str, float]]:
    return [(stem, form, round(weight, 2)) for stem, form, weight in found]


def test_is_the_same_after_storing() -> None:
    lexicon = unpacked(packed(SMALL))
    assert close(lexicon.translations("law", "en", "fr")) == [
        ("loi", "loi", 0.6),
        ("droit", "droits", 0.4),
    ]
    assert lexicon.count("droit", "fr") == 12
    assert packed(lexicon.learned()) == packed(SMALL)


def test_what_is_not_known_has_no_translations() -> None:
    lexicon = unpacked(packed(SMALL))
    assert lexicon.translations("whale", "en", "fr") == []
    assert lexicon.translations("law", "en", "ru") == []
    assert lexicon.count("law", "ru") == 0
    assert Lexicon({}, {}).translations("law", "en", "fr") == []


def test_what_is_newly_learned_adds_to_what_was_known() -> None:
    new = Learned(
        counts={"en": {"law": 4, "work": 2}, "ru": {"труд": 2, "закон": 4}},
        forms={"en": {"law": "law", "work": "work"}, "ru": {"труд": "труд", "закон": "закон"}},
        tables={("en", "ru"): {"law": {"закон": 0.9}, "work": {"труд": 0.7}}},
    )
    both = unpacked(packed(merged(SMALL, new)))
    assert close(both.translations("right", "en", "fr")) == [("droit", "droits", 0.8)]
    assert close(both.translations("work", "en", "ru")) == [("труд", "труд", 0.7)]


def test_a_word_known_before_is_weighed_by_how_often_it_stood() -> None:
    new = Learned(
        counts={"en": {"law": 4}, "fr": {"loi": 4}},
        forms={"en": {"law": "laws"}, "fr": {"loi": "lois"}},
        tables={("en", "fr"): {"law": {"loi": 1.0}}},
    )
    table = merged(SMALL, new).tables["en", "fr"]["law"]
    assert {word: round(weight, 2) for word, weight in table.items()} == {"loi": 0.8, "droit": 0.2}
