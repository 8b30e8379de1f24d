"""Facts about a State as its one-page brief has room for them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.text import Truncator

from activities.profiles.facts import ShownFact

#: So many as the page has room for where each is as long as it may be.
MOST: Final = 5
#: Characters of a text and of its source.
LONGEST: Final = 120
LONGEST_SOURCE: Final = 60


@dataclass(frozen=True, slots=True)
class Printed:
    """A fact in a brief.

    Attributes:
        fact: it, in the language that its reader gets.
        text: cut where it is long, as is ``source``.
    """

    fact: ShownFact
    text: str
    source: str

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it was cut."""
        return self.text == self.fact.text and self.source == self.fact.row.source


def printed(facts: Sequence[ShownFact]) -> tuple[list[Printed], bool]:
    """Return what a brief says of facts, in their order, and whether the profile says more.

    Each kind has its latest; what room is left goes to the latest of the others.

    Args:
        facts: kind by kind, the latest first, as ``facts_of`` returns them.
    """
    by_kind = defaultdict(list)
    for one in facts:
        by_kind[one.row.kind].append(one)
    firsts = [held[0] for held in by_kind.values()]
    others = [one for held in by_kind.values() for one in held[1:]]
    others.sort(key=lambda one: one.row.sent_at, reverse=True)
    chosen = {one.row.pk for one in [*firsts, *others][:MOST]}
    kept = [_cut(one) for one in facts if one.row.pk in chosen]
    return kept, len(kept) < len(facts) or not all(one.is_whole for one in kept)


def _cut(fact: ShownFact) -> Printed:
    return Printed(
        fact,
        Truncator(fact.text).chars(LONGEST),
        Truncator(fact.row.source).chars(LONGEST_SOURCE),
    )
