"""What editors have said, in the memory of this process: read once an edition."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from portal.editions import HeldPerEdition
from search.curation.models import CurationEdition, Promotion, SynonymGroup
from search.synonyms import Synonym, Synonyms


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


def rules() -> Rules:
    """Return what holds now; when something was changed, in four queries."""
    return HELD.get()


def synonyms() -> Synonyms:
    """Return the synonyms that hold now, by language code."""
    return rules().synonyms


def forget() -> None:
    """Let the next call read anew."""
    HELD.forget()


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


HELD: Final = HeldPerEdition(_read, CurationEdition.now)
