"""Tables of a Word document: which are only layout, and what stands in the others."""

import re
from collections.abc import Callable
from typing import Final
from xml.etree import ElementTree as ET  # only walks trees that are there

from panels.documents.reading.contents import Table
from panels.documents.symbols import IN_TEXT

# A masthead is set as a table.
_MASTHEAD: Final = re.compile(r"\bdistr\b|\boriginal\s*:|united nations", re.IGNORECASE)
_FIRST_ROW: Final = 0x0020
_FIRST_COLUMN: Final = 0x0080
_MOST_CELLS: Final = 20_000
_MOST_SPANNED: Final = 64


def is_layout(table: ET.Element, *, at_head: bool) -> bool:
    """Whether a table only sets text in a frame, or is the masthead at a document's head."""
    widest = max((len(row.findall("tc")) for row in table.findall("tr")), default=0)
    if widest <= 1:
        return True
    words = " ".join(one.text or "" for one in table.iter("t"))
    return at_head and bool(_MASTHEAD.search(words) or IN_TEXT.search(words))


def grid(table: ET.Element, words: Callable[[ET.Element], str]) -> list[list[str]]:
    """Return the cells of a table in rows of one length.

    A cell over several columns stands in the first of them, one over several rows in the first.
    """
    rows: list[list[str]] = []
    for row in table.findall("tr"):
        cells: list[str] = []
        for cell in row.findall("tc"):
            properties = cell.find("tcPr")
            span = properties.find("gridSpan") if properties is not None else None
            merge = properties.find("vMerge") if properties is not None else None
            goes_on = merge is not None and merge.get("val", "continue") == "continue"
            wide = span.get("val", "1") if span is not None else "1"
            width = min(int(wide), _MOST_SPANNED) if wide.isdigit() else 1
            cells += ["" if goes_on else words(cell), *[""] * (width - 1)]
        rows.append(cells)
    rows = [row for row in rows if any(row)]
    widest = max(map(len, rows), default=0)
    if not widest or widest * len(rows) > _MOST_CELLS:
        return []
    return [[*row, *[""] * (widest - len(row))] for row in rows]


def table_of(element: ET.Element, rows: list[list[str]], caption: str) -> Table:
    """Return a table with its headers, as Word marks them."""
    look = element.find("tblPr/tblLook")
    first_row, first_column = _look(look)
    repeated = element.find("tr/trPr/tblHeader") is not None
    return Table(
        caption,
        tuple(tuple(row) for row in rows),
        header_row=(repeated or first_row) and len(rows) > 1,
        header_column=first_column and all(row[0] for row in rows[1:]),
    )


def _look(look: ET.Element | None) -> tuple[bool, bool]:
    """Return whether the first row and the first column are set apart; a row unless told."""
    if look is None:
        return True, False
    flags = int(value, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", value := look.get("val", "")) else 0
    row, column = look.get("firstRow"), look.get("firstColumn")
    return (
        row in {"1", "true"} if row is not None else bool(flags & _FIRST_ROW),
        column in {"1", "true"} if column is not None else bool(flags & _FIRST_COLUMN),
    )
