"""Headers and footers: what stands at the edge of many pages, but for its digits."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from panels.documents.extraction.pdf.rows import Row
from panels.documents.reading.characters import ascii_digits

# Of a page's height.
_EDGE: Final = 0.09
_BARE_NUMBER: Final = re.compile(r"^[-–—\s]*\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*$")
_FEWEST: Final = 2


def without_furniture(
    pages: Sequence[list[Row]], heights: Sequence[float], *, from_right: bool
) -> list[list[Row]]:
    """Return the pages' rows without those that stand alike at the edge of pages.

    Left and right pages may differ, so a third of them is enough.
    """
    shapes: list[dict[int, str]] = []
    for rows, height in zip(pages, heights, strict=True):
        at_edge = {}
        for i, row in enumerate(rows):
            if row.base > height * (1 - _EDGE) or row.base < height * _EDGE:
                text = ascii_digits(row.text(from_right=from_right))
                at_edge[i] = "#" if _BARE_NUMBER.match(text) else re.sub(r"\d+", "#", text)
        shapes.append(at_edge)
    counts = Counter(shape for page in shapes for shape in set(page.values()))
    enough = max(_FEWEST, -(-len(pages) // 3))
    return [
        [
            row
            for i, row in enumerate(rows)
            if i not in page or (page[i] != "#" and counts[page[i]] < enough)
        ]
        for rows, page in zip(pages, shapes, strict=True)
    ]
