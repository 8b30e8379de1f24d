"""What a run of lines is taken for, until the next ones show otherwise."""

from dataclasses import dataclass, field
from enum import Enum

from panels.documents.reading.boundaries import may_be_heading
from panels.documents.reading.lines import Layout, Line
from panels.documents.reading.punctuation import ends_sentence

_HEADING_LINES = 3


class Kind(Enum):
    """What a run of lines turned out to be."""

    HEADING = "heading"
    PREAMBLE = "preamble"
    NUMBERED = "numbered"
    ITEM = "item"
    PLAIN = "plain"
    TABLE = "table"
    CLOSING = "closing"


@dataclass(slots=True)
class Draft:
    """A run of lines that make one paragraph.

    ``number`` is a paragraph's number, a heading's level or an item's depth.
    """

    kind: Kind
    lines: list[Line] = field(default_factory=list)
    number: int = 0
    label: str = ""
    starts_part: bool = False


def heading_at_end(draft: Draft, layout: Layout) -> list[Line]:
    """Take the lines off the end of a draft that read like a heading; empty if none do."""
    if draft.kind is Kind.PREAMBLE:
        return []
    last = max((k for k, line in enumerate(draft.lines) if ends_sentence(line.text)), default=-1)
    run = draft.lines[last + 1 :]
    if not 1 <= len(run) <= _HEADING_LINES or not may_be_heading(
        " ".join(line.text for line in run), layout
    ):
        return []
    if last < 0 and draft.kind is not Kind.PLAIN:
        return []
    del draft.lines[last + 1 :]
    return run
