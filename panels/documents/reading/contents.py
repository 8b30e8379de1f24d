"""What a UN document is made of, once it has been read.

Positions are offsets in code points from the start of the text they belong to.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote's mark: ``label`` stood at ``position``, and is no longer part of the text."""

    position: int
    label: str


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink on the characters ``start`` to ``end`` (exclusive) of a text."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class MarkedText:
    """Text with the footnote marks and links that stand in it."""

    text: str
    marks: tuple[Mark, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` is 2 (below the document's title) to 4.

    ``starts_part`` says that paragraph numbers start again below it, as in an annex.
    """

    text: MarkedText
    level: int
    starts_part: bool = False


@dataclass(frozen=True, slots=True)
class PreambleParagraph:
    """One preambular paragraph."""

    text: MarkedText


@dataclass(frozen=True, slots=True)
class SubParagraph:
    """One sub-paragraph; ``label`` as printed, ``depth`` 1 for ``(a)``, 2 for ``(i)`` and so on."""

    label: str
    depth: int
    text: MarkedText


@dataclass(frozen=True, slots=True)
class NumberedParagraph:
    """One numbered paragraph, operative in a resolution, with its sub-paragraphs."""

    number: int
    text: MarkedText
    subparagraphs: tuple[SubParagraph, ...] = ()


@dataclass(frozen=True, slots=True)
class PlainParagraph:
    """A paragraph that has no number and is not part of a preamble."""

    text: MarkedText


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as the widest.

    ``header_row`` says that the first row names the columns, ``header_column`` that the first
    cell of each row names the row.
    """

    caption: str
    rows: tuple[tuple[str, ...], ...]
    header_row: bool = True
    header_column: bool = False

    @property
    def text(self) -> MarkedText:
        """All its words, in reading order."""
        cells = (cell for row in self.rows for cell in row)
        return MarkedText(" ".join(part for part in (self.caption, *cells) if part))


Block: TypeAlias = Heading | PreambleParagraph | NumberedParagraph | PlainParagraph | Table


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote's body; ``label`` is its number in ASCII digits, or asterisks."""

    label: str
    text: MarkedText


class DoubtKind(StrEnum):
    """Why an editor should look."""

    TITLE_GUESSED = "title guessed"
    SYMBOL_DIFFERS = "number in the title differs from the symbol"
    NUMBER_MISSING = "paragraph number missing"
    NUMBER_UNSUPPORTED = "paragraph starts where a sentence seems unfinished"
    BREAK_BY_WORDING = "paragraph break seen by its wording only"
    PAGE_NUMBER_KEPT = "a number alone on a line was kept"
    HYPHEN = "a word divided at a line's end was joined without evidence"
    MARK_NOT_FOUND = "footnote without a mark in the text"
    MARK_AMBIGUOUS = "footnote mark could stand at several places"
    LINK_NOT_PLACED = "link whose place in the text is not known"
    END_NOT_FOUND = "no closing line found"
    TABLE_BY_LAYOUT = "a table seen by its layout only"
    PICTURE_LEFT_OUT = "a picture was left out"
    CHANGES_ACCEPTED = "changes that were tracked were taken as accepted"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the reader was not sure of; ``line`` counts the file's lines from 1."""

    kind: DoubtKind
    line: int | None
    detail: str


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A UN document as read from the text of one language version.

    Attributes:
        language: the portal's code of the language.
        symbol: normalised symbol, as given or found in the text; empty when unknown.
        title: the title without the resolution's number.
        session: the masthead's session line; empty when there is none.
        agenda_item: the masthead's line on the agenda item; empty when there is none.
        adoption_date: date below the text, else the masthead's date.
        meeting: the line that names the meeting of adoption.
        enacting: the line that opens a resolution ("The Human Rights Council,").
        blocks: headings and paragraphs in their order.
        closing: what stands below the text: adoption, votes.
        footnotes: footnotes in their order.
        links: links whose place in the text is not known.
        doubts: what an editor should look at.
        furniture: lines left out as page furniture, so that nothing is lost unseen.
    """

    language: str
    symbol: str
    title: str
    session: str
    agenda_item: str
    adoption_date: dt.date | None
    meeting: str
    enacting: str
    blocks: tuple[Block, ...]
    closing: tuple[str, ...]
    footnotes: tuple[Footnote, ...]
    links: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    furniture: tuple[str, ...]

    @property
    def preamble(self) -> tuple[PreambleParagraph, ...]:
        """The preambular paragraphs in their order."""
        return tuple(block for block in self.blocks if isinstance(block, PreambleParagraph))

    @property
    def numbered(self) -> tuple[NumberedParagraph, ...]:
        """The numbered paragraphs in their order, those of annexes included."""
        return tuple(block for block in self.blocks if isinstance(block, NumberedParagraph))

    def texts(self) -> Iterator[MarkedText]:
        """Every text with its marks and links, in reading order, footnotes last."""
        for block in self.blocks:
            yield block.text
            if isinstance(block, NumberedParagraph):
                yield from (part.text for part in block.subparagraphs)
        yield from (footnote.text for footnote in self.footnotes)

    def link_count(self) -> int:
        """Number of links, in the text, in footnotes and without a place."""
        return sum(len(text.links) for text in self.texts()) + len(self.links)
