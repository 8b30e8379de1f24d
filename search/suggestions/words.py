"""The words of a query that may be misspelt, and what is left alone."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from portal.languages import LANGUAGES, Analysis, Language
from search import symbols
from search.weighing import LONGEST_MISTYPED

SHORTEST_CORRECTED: Final = 4
MOST_CORRECTED: Final = 6
_OPERATORS: Final = frozenset({"OR", "AND", "NOT"})
# Phrases, what is left out, what a field names: asked for as they stand.
_LEFT_ALONE: Final = re.compile(r'-?[^\s":]*:?"[^"]*"?|(?<!\S)-\S+|[^\s":]+:\S*')
_WORD: Final = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u064b-\u0655][^\W\d_]*)*")
_SCRIPTS: Final[tuple[tuple[re.Pattern[str], frozenset[Analysis]], ...]] = (
    (re.compile(r"[\u0600-\u06ff]"), frozenset({"arabic"})),
    (re.compile(r"[\u0400-\u04ff]"), frozenset({"russian"})),
    (re.compile(r"[A-Za-z\u00c0-\u024f]"), frozenset({"english", "french", "spanish"})),
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a query, with the offsets of its first character and after its last."""

    text: str
    start: int
    end: int


def words_to_check(text: str) -> list[Word]:
    """Return the words of a normalised query that a correction may change, in order.

    Phrases, what a minus or a field stands before, operators, symbols, numbers and short words are
    not among them, and no Chinese, which has no words to misspell.
    """
    masked = _LEFT_ALONE.sub(lambda match: " " * len(match[0]), text)
    for mention in symbols.mentions(masked):
        blank = " " * (mention.end - mention.start)
        masked = masked[: mention.start] + blank + masked[mention.end :]
    found = [Word(match[0], match.start(), match.end()) for match in _WORD.finditer(masked)]
    return [word for word in found if _may_change(word, masked)][:MOST_CORRECTED]


def languages_of(words: Sequence[Word], reader: Language) -> list[Language]:
    """Return the languages whose script the words are in, the reader's first."""
    analyses = {
        analysis
        for word in words
        for script, written in _SCRIPTS
        if script.search(word.text)
        for analysis in written
    }
    found = [language for language in LANGUAGES if language.analysis in analyses]
    return sorted(found, key=lambda language: language != reader)


def replaced(text: str, corrections: Mapping[Word, str]) -> str:
    """Return a query with some of its words replaced, capital letters as they were typed."""
    for word in sorted(corrections, key=lambda word: -word.start):
        text = f"{text[: word.start]}{_cased(corrections[word], word.text)}{text[word.end :]}"
    return text


def _may_change(word: Word, text: str) -> bool:
    beside = text[max(0, word.start - 1) : word.start] + text[word.end : word.end + 1]
    return (
        SHORTEST_CORRECTED <= len(word.text) <= LONGEST_MISTYPED
        and word.text not in _OPERATORS
        and not any(character.isdigit() for character in beside)
        and any(script.search(word.text) for script, _ in _SCRIPTS)
    )


def _cased(correction: str, typed: str) -> str:
    if typed.isupper():
        return correction.upper()
    return correction.lower() if typed.islower() else correction
