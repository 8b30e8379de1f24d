"""A document's parts as plain text, for search."""

from typing import Any

from panels.documents.anchors import anchored, note_name
from panels.documents.markup import plain
from portal.works.documents import Passage


def passages_of(body: Any, footnotes: Any) -> list[Passage]:
    """Return paragraphs, tables and footnotes with their anchors, without marks.

    Args:
        body: stream of a document's blocks.
        footnotes: stream of its footnotes.
    """
    passages = [
        Passage(
            part.anchor,
            str(part.value["number"]) if part.kind == "paragraph" else "",
            _plain_block(part.kind, part.value),
        )
        for part in anchored((block.block_type, block.value) for block in body)
        if part.kind != "heading"
    ]
    passages += [
        Passage(
            f"note-{note_name(block.value['label'])}",
            block.value["label"],
            plain(block.value["text"].source),
        )
        for block in footnotes
    ]
    return [passage for passage in passages if passage.text]


def _plain_block(kind: str, value: Any) -> str:
    if kind == "table":
        cells = (str(cell) for row in value.row_data for cell in row["values"] if cell)
        headings = (column["heading"] for column in value.columns)
        return "\n".join((value.caption or "", *headings, *cells))
    if kind != "paragraph":
        return plain(value.source)
    items = (f"{item['label']} {plain(item['text'].source)}" for item in value["subparagraphs"])
    return "\n".join((plain(value["text"].source), *items))
