"""A row of a source, understood; or the reason why it is not."""

import hashlib
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from activities.recommendations.models import Recommendation
from portal.reference.folding import fold
from portal.reference.models import State

#: A row as its file has it: cells by the column's name.
Raw = dict[str, Any]

LONGEST_TEXT: Final = 20_000
LAST_SESSION: Final = 999
POSITIONS: Final = {
    "accepted": Recommendation.Position.SUPPORTED,
    "supported": Recommendation.Position.SUPPORTED,
    "noted": Recommendation.Position.NOTED,
    "rejected": Recommendation.Position.NOTED,
    # Supported in part: only what is supported as a whole may be claimed as accepted.
    "supported noted": Recommendation.Position.NOTED,
    "pending": Recommendation.Position.PENDING,
}
#: Last session of the first, second and third cycle.
CYCLES: Final = ((12, 1), (26, 2), (41, 3))
LATER_CYCLE: Final = 4
PARAGRAPH: Final = re.compile(r"\(?(\d{1,4}\.\d{1,4})[.)]?\s")


class UnplaceableError(ValueError):
    """The row cannot be placed; the message is the reason, for the report."""


@dataclass(slots=True)
class Draft:
    """A recommendation as its source says it.

    Attributes:
        key: the recommendation's, the same at every import.
        values: by field of the model, relations to many aside.
        recommending: primary keys of States.
        issues: names in the source.
        remarks: what of the row was left aside although it is placed.
    """

    key: str
    values: dict[str, Any]
    recommending: frozenset[int] = frozenset()
    issues: tuple[str, ...] = ()
    remarks: list[str] = field(default_factory=list)


class States:
    """States by every name they have in the portal, in any language. One query."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}
        rows = list(State.objects.all())
        # A label wins over a synonym that another State shares.
        for row in rows:
            for label in row.labels.values():
                self._known.setdefault(fold(label), row.pk)
        for row in rows:
            for synonyms in row.synonyms.values():
                for synonym in synonyms:
                    self._known.setdefault(fold(synonym), row.pk)

        #: Folding a name takes longer than all else that is done with it, and names recur.
        self._found = lru_cache(maxsize=1000)(lambda name: self._known.get(fold(name)))

    def find(self, name: str) -> int | None:
        """Return the primary key of the State of that name, if there is one."""
        return self._found(name)

    def concerned(self, name: str) -> int:
        """Return the primary key of the State under review.

        Raises:
            UnplaceableError: when no State has that name.
        """
        found = self.find(name)
        if found is None:
            raise UnplaceableError(f"State under review not recognised: {name[:80]!r}")
        return found

    def recommending(self, names: list[str], remarks: list[str]) -> frozenset[int]:
        """Return the primary keys of States; names not recognised become remarks."""
        found = {name: self.find(name) for name in names}
        remarks.extend(
            f"recommending State not recognised: {name[:80]!r}"
            for name, row in found.items()
            if row is None
        )
        return frozenset(row for row in found.values() if row is not None)


def text_of(cell: Any) -> str:
    """Return a cell as text that any database takes."""
    if cell is None:
        return ""
    # JSON can hold half a surrogate pair, which no database takes.
    return str(cell).encode(errors="replace").decode().replace("\x00", "").strip()


def digest(*parts: str, length: int) -> str:
    """Return a fingerprint of texts in hexadecimal digits, the same for ever."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:length]


def checked_text(cell: Any) -> str:
    """Return a recommendation's text.

    Raises:
        UnplaceableError: when there is none, it is too long, or was not in UTF-8.
    """
    text = text_of(cell)
    if not text:
        raise UnplaceableError("no text")
    if len(text) > LONGEST_TEXT:
        raise UnplaceableError(f"text longer than {LONGEST_TEXT} characters")
    if "\ufffd" in text:
        raise UnplaceableError("text is not valid UTF-8")
    return text


def session_of(text: str) -> int | None:
    """Return the number of a session; nothing where the cell is empty.

    Raises:
        UnplaceableError: when it is no number of a session.
    """
    if not text:
        return None
    found = re.search(r"(?<!\d)[0-9]{1,3}(?!\d)", text)
    if found is None or not 1 <= int(found.group()) <= LAST_SESSION:
        raise UnplaceableError(f"session not recognised: {text[:40]!r}")
    return int(found.group())


def cycle_of(session: int | None) -> int | None:
    """Return the cycle of the review that a session belongs to."""
    if session is None:
        return None
    return next((cycle for last, cycle in CYCLES if session <= last), LATER_CYCLE)


@lru_cache(maxsize=100)
def position_of(wording: str) -> Recommendation.Position:
    """Return the position that a source's wording means.

    Raises:
        UnplaceableError: when it is none that is known.
    """
    try:
        return POSITIONS[fold(wording)]
    except KeyError:
        raise UnplaceableError(f"position not recognised: {wording[:80]!r}") from None
