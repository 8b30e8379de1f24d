"""What stands behind a permanent reference or an address of the portal, whoever keeps it.

Rooms that may not import one another name works so. The room that keeps a kind of reference
registers a resolver, which answers with what anybody may see and with nothing else.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils.functional import Promise

from portal.languages import Language
from portal.works.cards import Card
from portal.works.registry import cards_for


@dataclass(frozen=True, slots=True)
class Referred:
    """What a reference names, as a reader sees it.

    Attributes:
        reference: as it was written.
        title: of the version shown.
        url: where it opens for this reader.
        kind_label: name of its kind for people.
        language: of the title, if it is not the reader's own.
    """

    reference: str
    title: str
    url: str
    kind_label: str | Promise
    language: Language | None = None


#: Takes references as written; returns the public ones among those it knows, by reference.
Resolver = Callable[[Sequence[str], Language], Mapping[str, Referred]]

_resolvers: list[Resolver] = []
LONGEST: Final = 300


def register(resolver: Resolver) -> None:
    """Ask a room too; a second time changes nothing."""
    if resolver not in _resolvers:
        _resolvers.append(resolver)


def resolve(references: Iterable[str], reader: Language) -> list[Referred]:
    """Return what references name, in their order; what is unknown or not public is left out.

    Costs a number of queries that does not depend on how many references there are.
    """
    wanted = list(dict.fromkeys(text for text in references if 0 < len(text) <= LONGEST))
    found: dict[str, Referred] = {}
    if wanted:
        for resolver in _resolvers:
            found.update(resolver(wanted, reader))
    return [found[text] for text in wanted if text in found]


def referred_cards(keys: Mapping[str, UUID], reader: Language) -> dict[str, Referred]:
    """Return the public works among ``keys``, which are given by reference."""
    cards = cards_for(keys.values(), reader)
    return {text: _of_card(text, cards[key]) for text, key in keys.items() if key in cards}


def _of_card(reference: str, card: Card) -> Referred:
    return Referred(
        reference=reference,
        title=card.title,
        url=card.url,
        kind_label=card.kind_label,
        language=None if card.is_reader_language else card.language,
    )
