"""Words of a query or a label, each where it stands, in the spelling in which they are compared."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from search.concepts.function_words import FUNCTION_WORDS
from search.normalisation import simplified

_HAN: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_MARKS: Final = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"
HAN: Final = re.compile(f"[{_HAN}]")
# Letters and numbers apart ("SDG4" is "SDG 4"), a number with its point ("4.7", "16.b") in one.
_WORD: Final = re.compile(
    rf"[^\W\d_{_HAN}](?:[^\W\d_{_HAN}]|[{_MARKS}])*|[0-9]+(?:\.[0-9]+|\.[a-z](?![^\W_]))?"
)
_LONE: Final = re.compile("[\ud800-\udfff]")
_RUN: Final = re.compile(r"[^\W_]+")
_APOSTROPHES: Final = "'’‘ʼ`´"
# An elided article or preposition before an apostrophe, and the possessive after it, are no words.
_ELIDED: Final = frozenset(
    ["c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quelqu", "quoiqu"]
)
# The apostrophe may be left out: "cote d ivoire".
_ELISION: Final = re.compile(f"[{_APOSTROPHES}]|(?<=[dl]) (?=[aeiouyhéèêàâîôœ])", re.IGNORECASE)
_LETTERS: Final = str.maketrans(
    {"ё": "е", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ہ": "ه", "ە": "ه", "ٱ": "ا"}
    | {"œ": "oe", "æ": "ae"}
    | dict.fromkeys("ـء")
)
_BREVE: Final = "\u0306"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text.

    Attributes:
        text: as it stands.
        folded: without case, accents, vowel signs and seats of the hamza.
        start: offset of its first character.
        end: offset after its last.
    """

    text: str
    folded: str
    start: int
    end: int

    @property
    def is_function_word(self) -> bool:
        """Whether it only joins other words, in any of the languages."""
        return self.folded in FUNCTION_WORDS


def fold(text: str) -> str:
    """Return text as it is compared: ``Côte`` and ``COTE``, ``إعاقة`` and ``اعاقه`` are alike."""
    lowered = text.casefold()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFD", lowered)
    bare = "".join(c for c in decomposed if unicodedata.category(c) != "Mn" or c == _BREVE)
    # Only the Russian й keeps its mark: it is another letter than и.
    composed = unicodedata.normalize("NFC", bare).replace(_BREVE, "")
    return composed.translate(_LETTERS)


def words(text: str) -> list[Word]:
    """Return the words of a text that is not Chinese, in order."""
    found = []
    for match in _WORD.finditer(text):
        word = Word(match[0], fold(match[0]), match.start(), match.end())
        before = text[word.start - 1 : word.start]
        is_elided = word.folded in _ELIDED and bool(_ELISION.match(text, word.end))
        is_possessive = bool(before) and before in _APOSTROPHES and word.folded == "s"
        if word.folded and not is_elided and not is_possessive:
            found.append(word)
    return found


def runs(text: str) -> tuple[str, list[int], set[tuple[int, int]]]:
    """Return a text's letters and digits without anything between them, for Chinese.

    Returns:
        The characters, simplified and without case; the offset of each in ``text``; and the
        first and last place of each run of characters that nothing stands between.
    """
    plain: list[str] = []
    offsets: list[int] = []
    bounds: set[tuple[int, int]] = set()
    whole = _LONE.sub(" ", text)
    same = simplified(whole)
    # Simplifying keeps the number of characters but for a few words; those keep their form.
    source = same if len(same) == len(whole) else whole
    for match in _RUN.finditer(source):
        bounds.add((len(plain), len(plain) + len(match[0])))
        for place, character in enumerate(match[0]):
            plain.append(character.lower() if len(character.lower()) == 1 else character)
            offsets.append(match.start() + place)
    return "".join(plain), offsets, bounds
