"""Works that are rows with a name in six languages: States, organisations."""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID, uuid5

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import override

from portal.languages import CODES, DEFAULT, Language
from portal.works.cards import Card, languages_of, version_for
from portal.works.documents import Version, WorkDocument

NAMESPACE: Final = UUID("3f0c4c1e-6a0b-5d51-9a57-32b1c0de5732")


def row_key(kind: str, name: str) -> UUID:
    """Return the key of a work that has a name of its own: the same in every portal."""
    return uuid5(NAMESPACE, f"{kind}:{name}")


def stamp_of(*parts: object) -> str:
    """Return a short stamp that changes with any of its parts."""
    return hashlib.blake2b(repr(parts).encode(), digest_size=9).hexdigest()


def addresses(address: Callable[[], str]) -> Mapping[str, str]:
    """Return an address in each language of the interface.

    Args:
        address: gives it in the active language.
    """
    found = {}
    for code in CODES:
        with override(code):
            found[code] = address()
    return found


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row as its kind shows it.

    Attributes:
        names: by language code, in each in which it has one; at least one.
        also: other names it is known by, by language code.
        address: gives where it opens, in the active language.
        facets: codes by facet name.
    """

    key: UUID
    names: Mapping[str, str]
    address: Callable[[], str]
    also: Mapping[str, Sequence[str]] = field(default_factory=dict)
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def stamp(self) -> str:
        """What changes with anything that is found or shown."""
        return stamp_of(sorted(self.names.items()), sorted(self.also.items()), self.facets)


@dataclass(frozen=True)
class NamedKind(ABC):
    """A kind whose rows open in every language, because only their names are language."""

    name: str
    label: str | Promise
    plural_label: str | Promise
    model: type[Model]

    @abstractmethod
    def key_of(self, instance: Model) -> UUID:
        """Return the key of a row."""

    @abstractmethod
    def rows(self, keys: Collection[UUID] | None = None) -> Iterator[NamedRow]:
        """Yield the public rows in a constant number of queries; all of them without keys."""

    def sources(self) -> tuple[type[Model], ...]:
        """Return the model."""
        return (self.model,)

    def stamps(self) -> Iterator[tuple[UUID, str]]:
        """Yield key and stamp of every public row."""
        for row in self.rows():
            yield row.key, row.stamp

    def documents(self, keys: Sequence[UUID]) -> Iterator[WorkDocument]:
        """Yield the public rows among ``keys``."""
        for row in self.rows(keys):
            yield WorkDocument(
                key=row.key,
                kind=self.name,
                source_language=version_for(row.names, DEFAULT.code, DEFAULT)[0].code,
                versions=tuple(
                    Version(code, row.names[code], text="\n".join(row.also.get(code, ())))
                    for code in CODES
                    if code in row.names
                ),
                stamp=row.stamp,
                facets=row.facets,
            )

    def cards(self, keys: Sequence[UUID], reader: Language) -> dict[UUID, Card]:
        """Return the public rows among ``keys`` as a reader sees them."""
        found = {}
        for row in self.rows(keys):
            urls = addresses(row.address)
            language, title = version_for(row.names, DEFAULT.code, reader)
            found[row.key] = Card(
                key=row.key,
                kind=self.name,
                kind_label=self.label,
                title=title,
                summary="",
                url=urls[reader.code],
                language=language,
                is_reader_language=language == reader,
                available_in=languages_of(row.names),
                urls={code: url for code, url in urls.items() if code in row.names},
                stamp=row.stamp,
            )
        return found
