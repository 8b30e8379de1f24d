"""What works can be narrowed by, and what their codes are called: facets of every kind of work.

A kind of work gives codes (``WorkDocument.facets``); the room that keeps a vocabulary registers
here what they are called. So search labels what it does not know.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from django.utils.functional import Promise

from portal.languages import Language

#: Codes by facet.
Codes = Mapping[str, Collection[str]]
#: Labels by facet, then code, in the order in which people expect them.
Labels = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class WorkFacet:
    """One way to narrow a list of works.

    Attributes:
        name: as in ``WorkDocument.facets`` and in query strings.
        title: for people, in the singular where a work usually has one value.
        place: facets with lower numbers stand before others; years and languages are at 90.
    """

    name: str
    title: str | Promise
    place: int = 50


class Vocabulary(Protocol):
    """What gives labels to the codes of one or several facets."""

    @property
    def facets(self) -> tuple[WorkFacet, ...]:
        """Return the facets whose codes it knows."""

    def labels(self, codes: Codes, reader: Language) -> Labels:
        """Return the labels of the codes it knows, in a constant number of queries."""


_vocabularies: list[Vocabulary] = []


def register(vocabulary: Vocabulary) -> None:
    """Make the facets of a vocabulary known.

    Raises:
        ValueError: when another one has a facet of that name.
    """
    taken = {facet.name for facet in work_facets()}
    for facet in vocabulary.facets:
        if facet.name in taken:
            raise ValueError(f"a facet named {facet.name!r} is registered already")
    _vocabularies.append(vocabulary)


def work_facets() -> tuple[WorkFacet, ...]:
    """Return every facet, in order of place."""
    every = [facet for vocabulary in _vocabularies for facet in vocabulary.facets]
    return tuple(sorted(every, key=lambda facet: facet.place))


def labels_for(codes: Codes, reader: Language) -> Labels:
    """Return labels of codes of any facets; those nobody knows are left out.

    Asks only vocabularies of which there are codes, each once.
    """
    found: dict[str, Mapping[str, str]] = {}
    for vocabulary in _vocabularies:
        names = {facet.name for facet in vocabulary.facets}
        mine = {name: held for name, held in codes.items() if name in names and held}
        if mine:
            found.update(vocabulary.labels(mine, reader))
    return found


@dataclass(frozen=True, slots=True)
class FixedVocabulary:
    """Codes of one facet that stand in the program, such as the choices of a field.

    Attributes:
        facet: the facet.
        choices: code and label, lazily translated, in the order in which people expect them.
    """

    facet: WorkFacet
    choices: tuple[tuple[str, str | Promise], ...]

    @property
    def facets(self) -> tuple[WorkFacet, ...]:
        """Return the one facet."""
        return (self.facet,)

    def labels(self, codes: Codes, reader: Language) -> Labels:
        """Return the labels in the active language, which is the reader's."""
        del reader
        wanted = codes.get(self.facet.name, ())
        return {
            self.facet.name: {code: str(label) for code, label in self.choices if code in wanted}
        }
