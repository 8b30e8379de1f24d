"""A document as JSON, on its way from the process that read it."""

import datetime as dt
from dataclasses import asdict
from typing import Any, Final

from panels.documents.reading import (
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

_BLOCKS: Final = {
    "heading": Heading,
    "preamble": PreambleParagraph,
    "numbered": NumberedParagraph,
    "plain": PlainParagraph,
    "table": Table,
}
_NAMES: Final = {kind: name for name, kind in _BLOCKS.items()}


def packed(document: ReadDocument) -> dict[str, Any]:
    """Return a document as what JSON can hold."""
    blocks = [{"kind": _NAMES[type(block)], **asdict(block)} for block in document.blocks]
    day = document.adoption_date
    return asdict(document) | {"blocks": blocks, "adoption_date": day.isoformat() if day else None}


def unpacked(held: dict[str, Any]) -> ReadDocument:
    """Return the document that was packed.

    Raises:
        KeyError, TypeError, ValueError: it is no such document.
    """
    day = held["adoption_date"]
    return ReadDocument(
        **held
        | {
            "adoption_date": dt.date.fromisoformat(day) if day else None,
            "blocks": tuple(_block(block) for block in held["blocks"]),
            "closing": tuple(held["closing"]),
            "footnotes": tuple(
                Footnote(note["label"], _text(note["text"])) for note in held["footnotes"]
            ),
            "links": tuple(held["links"]),
            "doubts": tuple(
                Doubt(DoubtKind(doubt["kind"]), doubt["line"], doubt["detail"])
                for doubt in held["doubts"]
            ),
            "furniture": tuple(held["furniture"]),
        }
    )


def _text(held: dict[str, Any]) -> MarkedText:
    return MarkedText(
        held["text"],
        tuple(Mark(**mark) for mark in held["marks"]),
        tuple(Link(**link) for link in held["links"]),
    )


def _block(held: dict[str, Any]) -> Block:
    match held["kind"]:
        case "heading":
            return Heading(_text(held["text"]), held["level"], held["starts_part"])
        case "preamble":
            return PreambleParagraph(_text(held["text"]))
        case "plain":
            return PlainParagraph(_text(held["text"]))
        case "numbered":
            items = tuple(
                SubParagraph(item["label"], item["depth"], _text(item["text"]))
                for item in held["subparagraphs"]
            )
            return NumberedParagraph(held["number"], _text(held["text"]), items)
        case "table":
            rows = tuple(tuple(row) for row in held["rows"])
            return Table(held["caption"], rows, held["header_row"], held["header_column"])
        case kind:
            raise ValueError(kind)
