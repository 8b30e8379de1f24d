"""Which word is translated by which."""

from itertools import permutations

from search.lexicon.model1 import translations

DICTIONARY = {
    "state": "état",
    "right": "droit",
    "woman": "femme",
    "child": "enfant",
    "law": "loi",
    "work": "travail",
    "health": "santé",
}
# Every two words together, in one order here and in another there, among words that are in all.
PAIRS = [
    (["the", one, two], ["le", "de", DICTIONARY[two], DICTIONARY[one]])
    for one, two in permutations(DICTIONARY, 2)
]


def test_the_translation_of_each_word_comes_first() -> None:
    forth, back = translations(PAIRS)
    for word, translation in DICTIONARY.items():
        assert next(iter(forth[word])) == translation
        assert next(iter(back[translation])) == word


def test_a_word_that_stands_everywhere_translates_nothing_surely() -> None:
    forth, _back = translations(PAIRS)
    for word, translation in DICTIONARY.items():
        assert forth[word].get("le", 0.0) < forth[word][translation] / 2


def test_weights_are_the_same_in_both_directions_and_at_most_one() -> None:
    forth, back = translations(PAIRS)
    assert forth["law"]["loi"] == back["loi"]["law"]
    assert all(0 < weight <= 1 for others in forth.values() for weight in others.values())


def test_what_stood_together_once_is_chance() -> None:
    forth, _back = translations([*PAIRS, (["whale", "law"], ["baleine", "loi"])])
    assert "whale" not in forth


def test_the_order_of_words_does_not_matter() -> None:
    turned = [(one[::-1], two[::-1]) for one, two in PAIRS]
    first, second = translations(PAIRS)[0], translations(turned)[0]
    assert first.keys() == second.keys()
    for word, others in first.items():
        assert next(iter(others)) == next(iter(second[word]))
