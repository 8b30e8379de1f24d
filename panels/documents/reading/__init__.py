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
)
from panels.documents.reading.encoding import UnreadableTextError, decode
from panels.documents.reading.reader import read

__all__ = [
    "Block",
    "Doubt",
    "DoubtKind",
    "Footnote",
    "Heading",
    "Link",
    "Mark",
    "MarkedText",
    "NumberedParagraph",
    "PlainParagraph",
    "PreambleParagraph",
    "ReadDocument",
    "SubParagraph",
    "UnreadableTextError",
    "decode",
    "read",
]
