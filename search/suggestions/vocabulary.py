"""States and concepts by the beginnings of their names, in memory.

A few thousand names in six languages: looking them up here takes a fraction of a millisecond, goes
on while the engine is away, and needs no index that would have to follow the vocabularies.
"""

import time
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from portal.languages import BY_CODE, CODES, Language
from portal.reference.models import Concept, State
from search.suggestions.folding import begins, folded, starts
from search.suggestions.typing_mistakes import mistaken_for

# Changes in another process are seen this late. Names of vocabularies are public and change seldom.
SECONDS_KEPT: Final = 600.0
MOST_LOOKED_AT: Final = 4_000
AFTER_ANYTHING: Final = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Entry:
    """A State or a concept.

    Attributes:
        is_state: which of the two.
        labels: by language code.
    """

    is_state: bool
    labels: dict[str, str]


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an entry.

    Attributes:
        entry: what it names.
        text: as it is written.
        folded: as it is compared.
        code: of its language.
        is_label: whether it is the label, no synonym.
    """

    entry: Entry
    text: str
    folded: str
    code: str
    is_label: bool


class Vocabulary:
    """All names, found by the beginning of any of their words."""

    def __init__(self, names: Iterator[Name]) -> None:
        rows = sorted(
            ((name.folded[at:], name) for name in names for at in starts(name.folded)),
            key=lambda row: row[0],
        )
        self._beginnings = [beginning for beginning, _ in rows]
        self._names = [name for _, name in rows]

    def find(self, words: Sequence[str], reader: Language) -> list[Name]:
        """Return the best name of every entry that has all of some folded words, best first."""
        if not words:
            return []
        longest = max(words, key=len)
        best: dict[int, tuple[tuple[Any, ...], Name]] = {}
        phrase = " ".join(words)
        for name in self._range(longest):
            if len(words) > 1 and not begins(name.folded, words):
                continue
            rank = (
                name.code != reader.code,
                not name.folded.startswith(phrase),
                not name.is_label,
                len(name.folded),
                CODES.index(name.code),
            )
            key = id(name.entry)
            if key not in best or rank < best[key][0]:
                best[key] = (rank, name)
        return [name for _, name in sorted(best.values(), key=lambda found: found[0])]

    def mistyped(self, words: Sequence[str]) -> list[str] | None:
        """Return words with which something begins, each a mistake away at most; else nothing."""
        meant = []
        for word in words:
            near = (
                word if self._holds(word) else next(filter(self._holds, mistaken_for(word)), None)
            )
            if near is None:
                return None
            meant.append(near)
        return meant

    def _range(self, beginning: str) -> list[Name]:
        start = bisect_left(self._beginnings, beginning)
        end = bisect_left(self._beginnings, beginning + AFTER_ANYTHING, start)
        return self._names[start : min(end, start + MOST_LOOKED_AT)]

    def _holds(self, beginning: str) -> bool:
        at = bisect_left(self._beginnings, beginning)
        return at < len(self._beginnings) and self._beginnings[at].startswith(beginning)


@dataclass(slots=True)
class _Kept:
    vocabulary: Vocabulary | None = None
    since: float = 0.0


_kept = _Kept()
_reading = Lock()


def vocabulary() -> Vocabulary:
    """Return the vocabularies as this process last read them; two queries when that is long ago."""
    kept, since = _kept.vocabulary, _kept.since
    if kept is not None and time.monotonic() - since < SECONDS_KEPT:
        return kept
    # Others go on with what they have while one reads anew.
    if kept is not None and _reading.locked():
        return kept
    with _reading:
        if _kept.vocabulary is None or _kept.since == since:
            _kept.vocabulary = Vocabulary(_names())
            _kept.since = time.monotonic()
        return _kept.vocabulary


@receiver([post_save, post_delete], sender=State, dispatch_uid="suggestions_state")
@receiver([post_save, post_delete], sender=Concept, dispatch_uid="suggestions_concept")
def forget(**_kwargs: Any) -> None:
    """Read the vocabularies anew at the next question."""
    _kept.vocabulary = None


def _names() -> Iterator[Name]:
    states = State.objects.values_list("labels", "synonyms")
    # What editors have not completed or have retired is offered nowhere.
    concepts = Concept.objects.offered().order_by().values_list("labels", "synonyms")
    for is_state, rows in ((True, states), (False, concepts)):
        for labels, synonyms in rows:
            entry = Entry(is_state, labels)
            for code in BY_CODE:
                texts = [labels.get(code, ""), *synonyms.get(code, ())]
                for number, text in enumerate(texts):
                    if text:
                        yield Name(entry, text, folded(text), code, is_label=number == 0)
