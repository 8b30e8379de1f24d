"""Reading order on pages set in two columns."""

from collections.abc import Sequence
from statistics import median
from typing import Final

from panels.documents.extraction.pdf.rows import Row, segments

# Running text fills most of its column; the cells of a table seldom do.
_FILL: Final = 0.7
_FEWEST: Final = 6
_GAP: Final = 1.1


def in_reading_order(rows: Sequence[Row], *, from_right: bool) -> list[Row]:
    """Return the rows of a page with columns of running text one after the other.

    A part of the page is set in columns where a gap goes down through at least six rows, and what
    stands on both sides of it fills its column.
    """
    gutter = _gutter(rows)
    if gutter is None:
        return list(rows)
    ordered: list[Row] = []
    waiting: tuple[list[Row], list[Row]] = ([], [])
    for row in rows:
        sides = _sides(row, gutter)
        if sides is None:
            ordered += _flushed(waiting, from_right=from_right)
            waiting = ([], [])
            ordered.append(row)
        else:
            for side, part in zip(waiting, sides, strict=True):
                side.extend(part)
    return [*ordered, *_flushed(waiting, from_right=from_right)]


def _flushed(waiting: tuple[list[Row], list[Row]], *, from_right: bool) -> list[Row]:
    left, right = waiting
    return [*right, *left] if from_right else [*left, *right]


def _sides(row: Row, gutter: float) -> tuple[list[Row], list[Row]] | None:
    """Return what of a row stands on each side of a gutter, or ``None`` if it crosses it."""
    parts = segments(row, gap=_GAP)
    if any(one.left < gutter < one.right for one in parts):
        return None
    left = [one for one in parts if one.right <= gutter]
    right = [one for one in parts if one.left >= gutter]
    return ([_joined(left)] if left else []), ([_joined(right)] if right else [])


def _joined(parts: list[Row]) -> Row:
    return Row([glyph for one in parts for glyph in one.glyphs], parts[0].base, parts[0].size)


def _gutter(rows: Sequence[Row]) -> float | None:
    """Return the middle of the gap between two columns of running text, if there is one."""
    if len(rows) < _FEWEST:
        return None
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    pairs = [parts for row in rows if len(parts := segments(row, gap=_GAP)) == 2]  # noqa: PLR2004  # columns
    gaps = [(first.right, second.left) for first, second in pairs]
    if len(gaps) < _FEWEST:
        return None
    start, end = median(gap[0] for gap in gaps), median(gap[1] for gap in gaps)
    # Ends of lines are ragged, beginnings are not: the gap is what all of them leave.
    start = max((gap[0] for gap in gaps if gap[0] <= end), default=start)
    gutter = (start + min(gap[1] for gap in gaps if gap[1] >= start)) / 2
    if not left + (right - left) * 0.3 < gutter < left + (right - left) * 0.7:
        return None
    fitting = [(a, b) for a, b in pairs if a.right <= gutter <= b.left]
    filled = [
        a.right - a.left > _FILL * (gutter - left) and b.right - b.left > _FILL * (right - gutter)
        for a, b in fitting
    ]
    enough = len(fitting) >= _FEWEST and sum(filled) * 2 > len(fitting)
    return gutter if enough else None
