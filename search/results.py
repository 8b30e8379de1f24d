"""What was found, typed: the same objects serve the page and whatever else lists works."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from uuid import UUID

from portal.languages import Language
from portal.works.card_facts import Fact
from portal.works.cards import Card
from portal.works.documents import FILE_ANCHOR
from search.facets import Facet
from search.normalisation import MARK_CLOSES, MARK_OPENS

ELLIPSIS: Final = "…"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; templates escape it like any other text."""

    text: str
    is_found: bool = False


@dataclass(frozen=True, slots=True)
class Fragment:
    """Text in one language, with the words that were found marked."""

    pieces: tuple[Piece, ...]
    language: Language

    @property
    def text(self) -> str:
        """The text without marks."""
        return "".join(piece.text for piece in self.pieces)

    @classmethod
    def plain(cls, text: str, language: Language) -> "Fragment":
        """Return text in which nothing is marked."""
        return cls((Piece(text),), language)

    @classmethod
    def marked(cls, text: str, language: Language) -> "Fragment":
        """Read text that the highlighter marked with the two private characters."""
        return cls(tuple(_pieces(text)), language)


@dataclass(frozen=True, slots=True)
class PassageFound:
    """A passage of a work that says what was asked for.

    Attributes:
        label: its number, language-neutral; may be empty.
        anchor: its address in the version; ``para-``, ``note-`` and ``page=`` begin those of
            numbered paragraphs, of notes and of pages of files; ``FILE_ANCHOR`` is of pages too.
        url: the version or the file it is in, and its anchor there.
        fragment: the part of it to show.
    """

    label: str
    anchor: str
    url: str
    fragment: Fragment

    @property
    def is_paragraph(self) -> bool:
        """Whether the label is the number of a paragraph."""
        return bool(self.label) and self.anchor.startswith("para-")

    @property
    def is_page(self) -> bool:
        """Whether the label is the number of a file's page."""
        is_of_file = self.anchor.startswith("page=") or self.anchor == FILE_ANCHOR
        return bool(self.label) and is_of_file

    @property
    def is_file(self) -> bool:
        """Whether its link gives a file that has no place to open at."""
        return not self.anchor

    @property
    def is_note(self) -> bool:
        """Whether the label is the mark of a note."""
        return bool(self.label) and self.anchor.startswith("note-")


@dataclass(frozen=True, slots=True)
class Through:
    """The label of a concept that a work was found through, and the language of that."""

    label: str
    language: Language


@dataclass(frozen=True, slots=True)
class Hit:
    """A work found.

    Attributes:
        card: the work as the reader may see it now.
        title: its title, with found words marked.
        fragments: where the words stand, or its summary.
        passages: the best passages, best first.
        found_in: the language it was found in, when that is not the language the card shows.
        through: concepts of the query that it was found through, and not by the words as typed.
        facts: what its kind has to say of it, where hits are shown in full.
    """

    card: Card
    title: Fragment
    fragments: tuple[Fragment, ...] = ()
    passages: tuple[PassageFound, ...] = ()
    found_in: Language | None = None
    through: tuple[Through, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class HitList:
    """Some of the works found, and how many there are."""

    hits: tuple[Hit, ...] = ()
    total: int = 0

    def first(self, count: int) -> "HitList":
        """Return the same list, showing no more than ``count``."""
        return HitList(self.hits[:count], self.total)

    def with_facts(self, facts: Mapping[UUID, tuple[Fact, ...]]) -> "HitList":
        """Return the same list, each hit with the facts there are of its work."""
        return HitList(
            tuple(replace(hit, facts=facts.get(hit.card.key, ())) for hit in self.hits), self.total
        )


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a query.

    Attributes:
        named: works whose symbol the query names.
        own: works found in the reader's language.
        other: works found in other languages, and in no other list.
        related: when nothing was found, works that share some of the words, and are no results.
        facets: ways to narrow; none when reduced.
        unfiltered: works that would be found if nothing were chosen in facets.
        concepts: what the query was taken to name, and was searched for in all languages.
        is_cut_short: whether time ran out before everything was looked at.
        lacks_parts: whether a part of the index did not answer, its node being away.
        is_frozen: whether the index follows no changes at the moment, too many nodes being away.
        is_reduced: whether the database answered in place of the engine.
        is_fuzzy: whether nothing was found as typed, and works with similar words are shown.
    """

    named: HitList = field(default_factory=HitList)
    own: HitList = field(default_factory=HitList)
    other: HitList = field(default_factory=HitList)
    related: HitList = field(default_factory=HitList)
    facets: tuple[Facet, ...] = ()
    unfiltered: int = 0
    concepts: tuple[Through, ...] = ()
    is_cut_short: bool = False
    lacks_parts: bool = False
    is_frozen: bool = False
    is_reduced: bool = False
    is_fuzzy: bool = False

    @property
    def is_partial(self) -> bool:
        """Whether there may be more than was found."""
        return self.is_cut_short or self.lacks_parts

    @property
    def total(self) -> int:
        """Works found in all."""
        return self.named.total + self.own.total + self.other.total


def _pieces(text: str) -> Iterator[Piece]:
    for index, part in enumerate(text.split(MARK_OPENS)):
        found, closed, rest = part.partition(MARK_CLOSES) if index else ("", "", part)
        if index and not closed:
            found, rest = part, ""
        if found:
            yield Piece(found, is_found=True)
        if rest:
            yield Piece(rest)
