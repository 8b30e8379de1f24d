"""What was read from a file, as an editor looks it over before a draft is made."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from panels.documents.doubts_panel import DOUBT_LABELS
from panels.documents.reading import (
    Block,
    Doubt,
    DoubtKind,
    Heading,
    NumberedParagraph,
    PreambleParagraph,
    ReadDocument,
    SubParagraph,
    Table,
)
from panels.documents.reading.footnote_marks import without_marks
from portal.languages import BY_CODE

_TELLING = 30


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph, heading or table of a preview.

    Attributes:
        kind: ``heading``, ``preamble``, ``numbered``, ``text`` or ``table``.
        text: its words.
        number: of a numbered paragraph.
        items: its sub-paragraphs.
        table: where it is one.
        doubts: what the reader was not sure of here, in words.
    """

    kind: str
    text: str
    number: int | None
    items: tuple[SubParagraph, ...]
    table: Table | None
    doubts: tuple[str | Promise, ...]


def preview(document: ReadDocument) -> dict[str, Any]:
    """Return what a template shows of a document: rows, notes, and doubts with their counts."""
    counts = Counter(doubt.kind for doubt in document.doubts)
    return {
        "document": document,
        "html_lang": BY_CODE[document.language].html_lang,
        "direction": BY_CODE[document.language].direction,
        "rows": [_row(block, document.doubts) for block in document.blocks],
        "doubt_counts": [(DOUBT_LABELS[kind], count) for kind, count in counts.items()],
        "doubts": [{"label": DOUBT_LABELS[one.kind], "detail": without_marks(one.detail),
                    "line": one.line} for one in document.doubts],
    }  # fmt: skip


def _row(block: Block, doubts: tuple[Doubt, ...]) -> Row:
    items = block.subparagraphs if isinstance(block, NumberedParagraph) else ()
    texts = [block.text.text, *(item.text.text for item in items)]
    kinds = {
        Heading: "heading",
        PreambleParagraph: "preamble",
        NumberedParagraph: "numbered",
        Table: "table",
    }
    return Row(
        kinds.get(type(block), "text"),
        block.text.text,
        block.number if isinstance(block, NumberedParagraph) else None,
        items,
        block if isinstance(block, Table) else None,
        tuple(
            dict.fromkeys(
                DOUBT_LABELS[one.kind]
                for one in doubts
                if _is_in(one, texts) or _is_before(one, block)
            )
        ),
    )


def _is_before(doubt: Doubt, block: Block) -> bool:
    """Whether numbers are missing just before a paragraph."""
    return (
        doubt.kind is DoubtKind.NUMBER_MISSING
        and isinstance(block, NumberedParagraph)
        and doubt.detail.endswith(f"-{block.number - 1}")
    )


def _is_in(doubt: Doubt, texts: list[str]) -> bool:
    """Whether a doubt is about one of these texts, as far as its words tell."""
    return any(sought in text for sought in _sought(doubt) for text in texts)


def _sought(doubt: Doubt) -> Iterator[str]:
    detail = without_marks(doubt.detail)
    if doubt.kind is DoubtKind.HYPHEN:
        head, _, tail = detail.partition("-|")
        yield from (f"{head}{tail}", f"{head}-{tail}")
    elif doubt.kind is DoubtKind.TABLE_BY_LAYOUT:
        yield detail.replace(" · ", " ")
    elif len(detail) >= _TELLING:
        # Without the number that opens it.
        yield detail.split(maxsplit=1)[-1][:_TELLING]
