"""What editors have said, in the memory of this process: read once an edition."""

import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from search.curation.models import CurationEdition, Promotion, SynonymGroup
from search.synonyms import Synonym, Synonyms

#: For as long a change that another process made may go unnoticed.
LOOK_AGAIN_SECONDS: Final = 3.0


@dataclass(frozen=True, slots=True)
class Recommended:
    """Works for a query, and when.

    Attributes:
        keys: of the works, in order.
        starts_on: first day; none for ever since.
        ends_on: last day; none for ever on.
    """

    keys: tuple[UUID, ...]
    starts_on: date | None = None
    ends_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it is shown on a day."""
        return (self.starts_on or day) <= day <= (self.ends_on or day)


@dataclass(frozen=True, slots=True)
class Rules:
    """All that editors have said.

    Attributes:
        recommended: by language code and query, as ``folding.asked_as`` gives it.
        synonyms: by language code.
    """

    recommended: dict[tuple[str, str], Recommended] = field(default_factory=dict)
    synonyms: Synonyms = field(default_factory=dict)


class _Held:
    rules: Rules | None = None
    edition: str = ""
    looked: float = 0.0


_reading = threading.Lock()


def rules() -> Rules:
    """Return what holds now.

    Costs one query by primary key every few seconds, and four more when something was changed.
    """
    held = _Held.rules
    if held is not None and time.monotonic() - _Held.looked < LOOK_AGAIN_SECONDS:
        return held
    with _reading:
        stamp = CurationEdition.now()
        if _Held.rules is None or stamp != _Held.edition:
            _Held.rules, _Held.edition = _read(), stamp
        _Held.looked = time.monotonic()
        return _Held.rules


def synonyms() -> Synonyms:
    """Return the synonyms that hold now, by language code."""
    return rules().synonyms


def forget() -> None:
    """Let the next call read anew."""
    _Held.rules, _Held.edition, _Held.looked = None, "", 0.0


def _read() -> Rules:
    recommended = {
        (row.language, row.folded): Recommended(
            tuple(dict.fromkeys(key for work in row.works.all() if (key := work.key))),
            row.starts_on,
            row.ends_on,
        )
        for row in Promotion.objects.prefetch_related("works__page")
    }
    known: dict[str, list[Synonym]] = defaultdict(list)
    for group in SynonymGroup.objects.order_by("pk"):
        known[group.language].extend(group.rules())
    return Rules(recommended, dict(known))
