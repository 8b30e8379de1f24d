"""Reading UN documents: pure functions from an extracted text to its parts."""

from panels.documents.reading.contents import (
    Block,
    Doubt,
    DoubtKind,
    Footnote,
    Heading,
    Link,
    Mark,
    MarkedText,
    NumberedParagraph,
    PlainParagraph,
    PreambleParagraph,
    ReadDocument,
    SubParagraph,
    Table,
)
from panels.documents.reading.encoding import UnreadableTextError, decode
from panels.documents.reading.reader import read, read_source
from panels.documents.reading.source import Note, Source

__all__ = [
    "Block",
    "Doubt",
    "DoubtKind",
    "Footnote",
    "Heading",
    "Link",
    "Mark",
    "MarkedText",
    "Note",
    "NumberedParagraph",
    "PlainParagraph",
    "PreambleParagraph",
    "ReadDocument",
    "Source",
    "SubParagraph",
    "Table",
    "UnreadableTextError",
    "decode",
    "read",
    "read_source",
]
