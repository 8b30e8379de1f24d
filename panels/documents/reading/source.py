"""What a file says of a document beyond its lines."""

from dataclasses import dataclass, replace

from panels.documents.reading.contents import Doubt
from panels.documents.reading.lines import Layout, Line, measured


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote that its file keeps apart; ``texts`` are its paragraphs."""

    label: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A document's lines, with their headings and tables.

    Attributes:
        lines: in reading order. They may carry marks and links (``footnote_marks``, ``links``).
        notes: footnotes in their order; ``None`` where they stand among the lines.
        doubts: what the reader of the file was not sure of.
        wrapped: whether the lines end at a page's margin; otherwise each is a paragraph.
    """

    lines: tuple[Line, ...]
    notes: tuple[Note, ...] | None = None
    doubts: tuple[Doubt, ...] = ()
    wrapped: bool = False

    @property
    def layout(self) -> Layout:
        """How the lines are set."""
        found = measured(self.lines)
        return found if self.wrapped else replace(found, wrapped=False, usual_gap=0)
