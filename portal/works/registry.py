"""Every kind of work, by name. Content apps register theirs in ``AppConfig.ready()``."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Protocol
from uuid import UUID

from django.db.models import Model
from django.utils.functional import Promise

from portal.languages import Language
from portal.works.cards import Card
from portal.works.documents import WorkDocument


class Kind(Protocol):
    """A kind of work: the only way search, listings and feeds reach its rows.

    Every method reads through the kind's public queryset, so that what no State has agreed to,
    what is a draft and what is private never leaves it.
    """

    @property
    def name(self) -> str:
        """Stable name used in indexes and query strings."""

    @property
    def label(self) -> str | Promise:
        """Name for people, in the singular."""

    @property
    def plural_label(self) -> str | Promise:
        """Name for people, in the plural."""

    def sources(self) -> tuple[type[Model], ...]:
        """Return the models whose changes concern this kind."""

    def key_of(self, instance: Model) -> UUID:
        """Return the work's key of a row of one of its sources."""

    def stamps(self) -> Iterator[tuple[UUID, str]]:
        """Yield key and stamp of every public work, in one query."""

    def documents(self, keys: Sequence[UUID]) -> Iterator[WorkDocument]:
        """Yield the public works among ``keys``, re-read now, in a constant number of queries."""

    def cards(self, keys: Sequence[UUID], reader: Language) -> dict[UUID, Card]:
        """Return the public works among ``keys`` as a reader sees them; one query and images."""


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make a kind of work known.

    Raises:
        ValueError: when its name is taken.
    """
    if kind.name in _kinds:
        raise ValueError(f"a kind of work named {kind.name!r} is registered already")
    _kinds[kind.name] = kind


def kinds() -> tuple[Kind, ...]:
    """Return every kind, in order of registration."""
    return tuple(_kinds.values())


def kind_named(name: str) -> Kind | None:
    """Return the kind of that name, if there is one."""
    return _kinds.get(name)


def kind_of(model: type[Model]) -> Kind | None:
    """Return the kind that a model's rows belong to, if any."""
    return next((kind for kind in _kinds.values() if model in kind.sources()), None)


def cards_for(
    keys: Iterable[UUID], reader: Language, names: Collection[str] | None = None
) -> dict[UUID, Card]:
    """Return cards for works of any kind, in the order of ``keys``; works not public are left out.

    Costs a query or two a kind, whatever the number of keys, until every work is found.

    Args:
        keys: keys of works.
        reader: who they are shown to.
        names: the only kinds they may be of, where that is known; by default every kind.
    """
    wanted = list(dict.fromkeys(keys))
    found: dict[UUID, Card] = {}
    for kind in _kinds.values():
        left = [key for key in wanted if key not in found]
        if left and (names is None or kind.name in names):
            found.update(kind.cards(left, reader))
    return {key: found[key] for key in wanted if key in found}
