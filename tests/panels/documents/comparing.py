"""A document that was read, against the one that was set."""

from panels.documents.reading import MarkedText, ReadDocument, Table
from tests.panels.documents.typesetting import Document, Text


def as_read(text: MarkedText) -> tuple[str, list[tuple[int, str]]]:
    return text.text, [(mark.position, mark.label) for mark in text.marks]


def as_set(text: Text) -> tuple[str, list[tuple[int, str]]]:
    return text.plain, text.marks


def assert_same(found: ReadDocument, document: Document) -> None:
    assert found.title == document.title
    assert found.enacting == document.enacting
    assert [as_read(p.text) for p in found.preamble] == [as_set(t) for t in document.preamble]
    assert [
        (p.number, as_read(p.text), [(i.label, i.depth, as_read(i.text)) for i in p.subparagraphs])
        for p in found.numbered
    ] == [
        (p.number, as_set(p.text), [(i.label, i.depth, as_set(i.text)) for i in p.items])
        for p in document.numbered
    ]
    assert [(n.label, n.text.text) for n in found.footnotes] == list(document.notes)
    assert sorted((found.meeting, *found.closing)) == sorted(
        line for line in document.closing if "2024" not in line
    )
    assert found.adoption_date is not None
    assert found.adoption_date.isoformat() == "2024-10-11"


def tables_of(found: ReadDocument) -> list[tuple[int, tuple[tuple[str, ...], ...]]]:
    """Return each table with the number of blocks before it."""
    return [
        (place, block.rows) for place, block in enumerate(found.blocks) if isinstance(block, Table)
    ]
