"""What States themselves say in public, by the rooms that keep it.

Rooms that may not import one another meet here: who shows a State asks for its public works by the
name of their kind. The room that keeps them registers who finds them, through its public queryset.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID


class Published(NamedTuple):
    """A public work of a State.

    Attributes:
        key: the work's key.
        moment: when it became public.
    """

    key: UUID
    moment: datetime


#: Takes a State's alpha-3 code; returns its public works, the newest first, in one query.
Finder = Callable[[str], Sequence[Published]]

_finders: dict[str, Finder] = {}


def register(kind: str, finder: Finder) -> None:
    """Have a kind of work asked for by its State.

    Args:
        kind: name of the kind in the registry of works.
        finder: finds what anybody may see, and nothing else.
    """
    _finders[kind] = finder


def published_by(kind: str, iso3: str) -> Sequence[Published]:
    """Return a State's public works of a kind, the newest first; none if no room keeps such."""
    finder = _finders.get(kind)
    return finder(iso3) if finder else ()
