"""Who knows the activities that implement a recommendation: rooms that import this one say so."""

from collections.abc import Callable

from portal.languages import Language
from portal.works.cards import Card

#: Takes primary keys of recommendations; returns cards of public activities by primary key.
Finder = Callable[[list[int], Language], dict[int, list[Card]]]

_finders: list[Finder] = []


def register(finder: Finder) -> None:
    """Ask a room too; it answers with what is public only. A second time changes nothing."""
    if finder not in _finders:
        _finders.append(finder)


def implementing(recommendation: int, reader: Language) -> list[Card]:
    """Return the public activities that implement a recommendation, given by primary key."""
    return [
        card
        for finder in _finders
        for card in finder([recommendation], reader).get(recommendation, [])
    ]
