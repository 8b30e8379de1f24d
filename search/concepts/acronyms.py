"""Short labels in capitals, which are also words: ``US``, ``CAR``, ``WHO``, ``UN``, ``PMA``."""

from typing import Final

from search.concepts.words import Word

LONGEST: Final = 4
#: Acronyms of this length or shorter that can be pronounced are taken for words.
PRONOUNCED: Final = 3
_VOWELS: Final = frozenset("aeiouyаеиоуыэюя")
#: Words that are no function words, and acronyms of States as well.
_WORDS_TOO: Final = frozenset({"car", "рок", "рог"})


def is_acronym(label: str) -> bool:
    """Whether a label is one: a few letters, all of them capitals."""
    return label.isalpha() and label.isupper() and len(label) <= LONGEST


def is_meant(word: Word, *, all_capitals: bool, alone: bool, names_state: bool) -> bool:
    """Whether somebody who typed a word meant the acronym.

    Args:
        word: the word.
        all_capitals: whether the whole query is in capitals, so that they tell nothing.
        alone: whether the word is all of the query.
        names_state: whether the acronym is that of a State (``uk``, ``usa``).
    """
    if word.text.isupper() and (alone or not all_capitals):
        return True
    if word.is_function_word or word.folded in _WORDS_TOO:
        return False
    is_word = len(word.folded) <= PRONOUNCED and not _VOWELS.isdisjoint(word.folded)
    return alone or names_state or not is_word
