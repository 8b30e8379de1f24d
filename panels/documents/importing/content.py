"""What was read from a text, as the content of a page, and how to recognise it again."""

import hashlib
import json
from typing import Any, Final

from panels.documents.markup import canonical, rich_text
from panels.documents.models import LINE_LENGTH, DocumentPage
from panels.documents.reading import (
    Block,
    Heading,
    NumberedParagraph,
    PreambleParagraph,
    ReadDocument,
    Table,
)
from portal.blocks.table import ROW_HEADER

_LINES: Final = ("session", "agenda_item", "meeting", "enacting")


def fill(page: DocumentPage, document: ReadDocument, title: str) -> None:
    """Set a page's content to that of a document; other fields stay as they are."""
    page.title = title
    page.draft_title = title
    page.adoption_date = document.adoption_date
    for name in _LINES:
        setattr(page, name, getattr(document, name)[:LINE_LENGTH])
    page.closing = "\n".join(document.closing)
    page.body = [_block(block) for block in document.blocks]
    page.footnotes = [
        ("footnote", {"label": note.label, "text": rich_text(note.text)})
        for note in document.footnotes
    ]
    page.further_links = [("link", url) for url in document.links]
    page.import_doubts = [
        {"kind": doubt.kind.value, "line": doubt.line, "detail": doubt.detail}
        for doubt in document.doubts
    ]
    page.import_fingerprint = fingerprint(page)


def _block(block: Block) -> tuple[str, Any]:
    if isinstance(block, Heading):
        return "heading", {
            "text": block.text.text,
            "level": str(block.level),
            "starts_part": block.starts_part,
        }
    if isinstance(block, Table):
        return "table", _table(block)
    if isinstance(block, NumberedParagraph):
        return "paragraph", {
            "number": block.number,
            "text": rich_text(block.text),
            "subparagraphs": [
                {"label": item.label, "depth": item.depth, "text": rich_text(item.text)}
                for item in block.subparagraphs
            ],
        }
    name = "preamble" if isinstance(block, PreambleParagraph) else "text"
    return name, rich_text(block.text)


def _table(table: Table) -> Any:
    """Return a table as the editor has it; headings that the document lacks stay empty there."""
    width = len(table.rows[0])
    headings = table.rows[0] if table.header_row else ("",) * width
    kinds = [ROW_HEADER if table.header_column else "text", *["text"] * (width - 1)]
    block = DocumentPage.body.field.stream_block.child_blocks["table"]
    return block.to_python(
        {
            "caption": table.caption,
            "columns": [
                {"type": kind, "heading": heading}
                for kind, heading in zip(kinds, headings, strict=True)
            ],
            "rows": [{"values": list(row)} for row in table.rows[1 if table.header_row else 0 :]],
        }
    )


def fingerprint(page: DocumentPage) -> str:
    """Return a digest of all content that an import sets.

    What opening and saving a page in the editor changes (keys of its blocks) does not count.
    """
    content = [
        page.title,
        page.adoption_date.isoformat() if page.adoption_date else "",
        *(getattr(page, name) for name in _LINES),
        "\n".join(page.closing_lines),
        [_stable(stream.get_prep_value()) for stream in (page.body, page.footnotes)],
        [str(link.value) for link in page.further_links],
    ]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


def _stable(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _stable(part) for key, part in sorted(value.items()) if key != "id"}
    if isinstance(value, list):
        return [_stable(part) for part in value]
    return canonical(value) if isinstance(value, str) else value
