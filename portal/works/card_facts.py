"""What a reader chooses between works by: labelled facts, which each kind gives of its own.

A session for a panel, a position for a recommendation, the next deadline for a fund. They are asked
for where works of all kinds stand in one list; other lists show cards alone, and do not pay for
them. Rooms register theirs by name of kind, so search lays out facts and knows no model.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from django.utils.functional import Promise
from django.utils.text import Truncator

from portal.languages import Language
from portal.works.cards import Card, version_for

#: Values of one fact that are shown; of the others it is said how many there are.
MOST_VALUES: Final = 4
#: Characters of a value; what is longer is to be read in the work.
LONGEST: Final = 160


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact about a work.

    Attributes:
        label: for people, lazily translated.
        values: in the reader's language but for names; empty ones are left out.
        language: of the values, where they are not in the reader's language.
        languages: values that are languages, each shown by its own name.
        others: how many values there are beside those shown.
    """

    label: str | Promise
    values: Sequence[str | Promise] = ()
    language: Language | None = None
    languages: Sequence[Language] = ()
    others: int = 0


def title_fact(
    label: str | Promise, titles: Mapping[str, str], source_language: str, reader: Language
) -> Fact:
    """Return the title of another work as the reader sees that.

    Args:
        label: what it is to this work.
        titles: by language code; one at least.
        source_language: of the other work, empty where it is not known.
        reader: whose language comes first.
    """
    language, title = version_for(titles, source_language, reader)
    return Fact(label, [title], language=None if language == reader else language)


#: Gives facts by key for public works of one kind, in a constant number of queries. What it reads
#: it reads as anybody may: a work may stop being public between its card and its facts.
FactsOf = Callable[[Sequence[Card], Language], Mapping[UUID, Sequence[Fact]]]

_known: dict[str, FactsOf] = {}


def register(kind: str, facts_of: FactsOf) -> None:
    """Have facts shown with works of a kind.

    Raises:
        ValueError: when the kind has facts already.
    """
    if kind in _known:
        raise ValueError(f"facts of the kind {kind!r} are registered already")
    _known[kind] = facts_of


def facts_for(cards: Iterable[Card], reader: Language) -> dict[UUID, tuple[Fact, ...]]:
    """Return the facts of works of any kind by key, those that say something.

    Costs what the kinds of these works cost, whatever the number of works.

    Args:
        cards: of works, as the same reader sees them.
        reader: whose language is the active one.
    """
    by_kind: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        by_kind[card.kind].append(card)
    found: dict[UUID, tuple[Fact, ...]] = {}
    for kind, of_kind in by_kind.items():
        if kind in _known:
            for key, facts in _known[kind](of_kind, reader).items():
                found[key] = tuple(_shown(facts))
    return found


def _shown(facts: Iterable[Fact]) -> Iterator[Fact]:
    for fact in facts:
        values = [_short(value) for value in map(str, fact.values) if value]
        if values or fact.languages:
            # One more takes no more room than to say that there is one.
            most = len(values) if len(values) == MOST_VALUES + 1 else MOST_VALUES
            yield replace(fact, values=tuple(values[:most]), others=len(values[most:]))


def _short(value: str) -> str:
    return Truncator(" ".join(value.split())).chars(LONGEST)
