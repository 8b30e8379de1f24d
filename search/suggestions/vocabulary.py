"""States and concepts by the beginnings of their names, in memory.

A few thousand names in six languages: looking them up here takes a fraction of a millisecond, goes
on while the engine is away, and needs no index that would have to follow the vocabularies.
"""

import time
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final

from django.apps import apps
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from portal.languages import CODES, Language
from search.suggestions.folding import begins, folded, starts
from search.suggestions.typing_mistakes import mistaken_for

# Changes in another process are seen this late. Names of vocabularies are public and change seldom.
SECONDS_KEPT: Final = 600.0
MOST_LOOKED_AT: Final = 2_000
ENOUGH: Final = 8
AFTER_ANYTHING: Final = "\U0010ffff"
# Whether it is a State; labels and synonyms by language.
_Row = tuple[bool, dict[str, str], dict[str, list[str]]]


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


class _Beginnings:
    """The names of one language, found by the beginning of any of their words."""

    def __init__(self, names: Sequence[Name]) -> None:
        rows = sorted(
            ((name.folded[at:], name) for name in names for at in starts(name.folded)),
            key=lambda row: row[0],
        )
        self._beginnings = [beginning for beginning, _ in rows]
        self._names = [name for _, name in rows]

    def range(self, beginning: str) -> list[Name]:
        """Return names in which a word begins so, not more than are worth looking at."""
        start = bisect_left(self._beginnings, beginning)
        end = bisect_left(self._beginnings, beginning + AFTER_ANYTHING, start)
        return self._names[start : min(end, start + MOST_LOOKED_AT)]

    def holds(self, beginning: str) -> bool:
        """Return whether any word begins so."""
        at = bisect_left(self._beginnings, beginning)
        return at < len(self._beginnings) and self._beginnings[at].startswith(beginning)


class Vocabulary:
    """All names, found by the beginning of any of their words."""

    def __init__(self, names: Iterable[Name]) -> None:
        by_language: dict[str, list[Name]] = {code: [] for code in CODES}
        for name in names:
            by_language[name.code].append(name)
        self._languages = {code: _Beginnings(found) for code, found in by_language.items()}

    def find(self, words: Sequence[str], reader: Language) -> list[Name]:
        """Return names with all of some folded words, one an entry, the best first.

        Other languages than the reader's are looked into for as long as little is found.
        """
        if not words:
            return []
        longest, phrase = max(words, key=len), " ".join(words)
        found: dict[int, Name] = {}
        for code in sorted(CODES, key=lambda code: code != reader.code):
            if len(found) >= ENOUGH:
                break
            names = self._languages[code].range(longest)
            if len(words) > 1:
                names = [name for name in names if begins(name.folded, words)]
            for name in sorted(names, key=lambda name: _rank(name, phrase)):
                found.setdefault(id(name.entry), name)
        return list(found.values())

    def mistyped(self, words: Sequence[str]) -> list[str] | None:
        """Return words with which something begins, each a mistake away at most; else nothing."""
        meant = []
        for word in words:
            candidates = (word, *mistaken_for(word))
            near = next(filter(self._holds, candidates), None)
            if near is None:
                return None
            meant.append(near)
        return meant

    def _holds(self, beginning: str) -> bool:
        return any(names.holds(beginning) for names in self._languages.values())


def _rank(name: Name, phrase: str) -> tuple[bool, bool, int, str]:
    is_inside = not name.folded.startswith(phrase)
    return is_inside, not name.is_label, len(name.folded), name.folded


@dataclass(slots=True)
class _Kept:
    vocabulary: Vocabulary | None = None
    rows: int = 0
    since: float = 0.0


_kept = _Kept()
_reading = Lock()


def vocabulary() -> Vocabulary:
    """Return the vocabularies as this process last read them; two queries when that is long ago."""
    kept, since = _kept.vocabulary, _kept.since
    # Others go on with what they have while one reads anew.
    if kept is not None and (time.monotonic() - since < SECONDS_KEPT or _reading.locked()):
        return kept
    with _reading:
        if _kept.vocabulary is None or _kept.since == since:
            rows = _rows()
            # Sorting thousands of names takes far longer than seeing that they are the same.
            if _kept.vocabulary is None or hash(repr(rows)) != _kept.rows:
                _kept.vocabulary = Vocabulary(_names(rows))
                _kept.rows = hash(repr(rows))
            _kept.since = time.monotonic()
        return _kept.vocabulary


@receiver([post_save, post_delete], sender="reference.State", dispatch_uid="suggestions_state")
@receiver([post_save, post_delete], sender="reference.Concept", dispatch_uid="suggestions_concept")
def forget(**_kwargs: Any) -> None:
    """Read the vocabularies anew at the next question."""
    _kept.vocabulary = None


def _rows() -> list[_Row]:
    # Any: models asked for by name have no type.
    state: Any = apps.get_model("reference.State")
    concept: Any = apps.get_model("reference.Concept")
    states = state.objects.order_by("pk").values_list("labels", "synonyms")
    # What editors have not completed or have retired is offered nowhere.
    concepts = concept.objects.offered().order_by("pk").values_list("labels", "synonyms")
    return [*((True, *row) for row in states), *((False, *row) for row in concepts)]


def _names(rows: Sequence[_Row]) -> Iterator[Name]:
    for is_state, labels, synonyms in rows:
        entry = Entry(is_state, labels)
        for code in CODES:
            texts = [labels.get(code, ""), *synonyms.get(code, ())]
            for number, text in enumerate(texts):
                if text:
                    yield Name(entry, text, folded(text), code, is_label=number == 0)
