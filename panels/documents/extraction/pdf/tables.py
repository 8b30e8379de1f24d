"""Tables on a page: by the rules around their cells, or by columns that line up."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from panels.documents.extraction.pdf.glyphs import Rule
from panels.documents.extraction.pdf.order import is_right_to_left
from panels.documents.extraction.pdf.rows import Row, rows_of, segments
from panels.documents.reading.contents import Table

_NEAR: Final = 4.0
# A number or letter that opens a paragraph is no column.
_LABEL: Final = re.compile(
    r"^(?:[-–—(（]?(?:\d{1,3}|[^\W\d_]{1,4}|[㈠-㈩])[-–—.)）、．]{0,2}|[•▪●◦‣–—*])$"
)
_FEWEST_ROWS: Final = 3
_FEWEST_RULES: Final = 2


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table and where it stands: below ``top``, above ``bottom``.

    ``is_ruled`` says that rules part its cells; otherwise it was seen by its layout only.
    """

    table: Table
    top: float
    bottom: float
    is_ruled: bool


def tables_on(
    rows: Sequence[Row], rules: Sequence[Rule], *, from_right: bool, at_head: bool
) -> tuple[list[Row], list[FoundTable]]:
    """Take the tables out of a page's rows.

    Args:
        rows: of the page, without its furniture.
        rules: ruled lines on it.
        from_right: whether the document is read from right to left.
        at_head: whether it is the first page, whose masthead is no table.
    """
    left = list(rows)
    found: list[FoundTable] = []
    for xs, ys in _grids(rules):
        inside = [row for row in left if ys[0] < _middle(row) < ys[-1]]
        table = _ruled(inside, xs, ys, from_right=from_right)
        if table is not None:
            found.append(FoundTable(table, ys[-1], ys[0], is_ruled=True))
            left = [row for row in left if row not in inside]
    kept: list[Row] = []
    run: list[list[Row]] = []
    for row in [*left, None]:
        parts = segments(row) if row is not None else []
        if row is not None and _is_tabular(parts, from_right=from_right) and _goes_on(run, parts):
            run.append(parts)
            continue
        if row is not None and run and _is_second_line(run, parts):
            run.append(parts)
            continue
        kept += _settled(run, found, from_right=from_right, at_head=at_head and not kept)
        run = [parts] if _is_tabular(parts, from_right=from_right) else []
        if row is not None and not run:
            kept.append(row)
    return kept, found


def _middle(row: Row) -> float:
    return row.base + row.size / 4


# By rules


def _grids(rules: Sequence[Rule]) -> Iterable[tuple[list[float], list[float]]]:
    """Yield the places of the upright and the level rules of each group that touches."""
    groups: list[list[Rule]] = []
    for rule in rules:
        touching = [group for group in groups if any(_touch(rule, one) for one in group)]
        merged = [rule, *(one for group in touching for one in group)]
        groups = [group for group in groups if not any(group is other for other in touching)]
        groups.append(merged)
    for group in groups:
        xs = _places((one.left + one.right) / 2 for one in group if one.is_upright)
        ys = _places((one.bottom + one.top) / 2 for one in group if not one.is_upright)
        if len(xs) > _FEWEST_RULES and len(ys) > _FEWEST_RULES - 1:
            yield xs, ys


def _touch(one: Rule, other: Rule) -> bool:
    return (
        one.left - _NEAR <= other.right
        and other.left - _NEAR <= one.right
        and one.bottom - _NEAR <= other.top
        and other.bottom - _NEAR <= one.top
    )


def _places(values: Iterable[float]) -> list[float]:
    """Return values in their order, those close to each other as one."""
    places: list[float] = []
    last = None
    for value in sorted(values):
        if last is None or value - last > _NEAR:
            places.append(value)
        last = value
    return places


def _ruled(
    rows: Sequence[Row], xs: Sequence[float], ys: Sequence[float], *, from_right: bool
) -> Table | None:
    cells = []
    for top, bottom in zip(reversed(ys[1:]), reversed(ys[:-1]), strict=True):
        band = [row for row in rows if bottom < _middle(row) < top]
        cells.append(
            [
                _cell(band, first, last, from_right=from_right)
                for first, last in itertools.pairwise(xs)
            ]
        )
    return _table([row for row in cells if any(row)], from_right=from_right)


def _cell(rows: Sequence[Row], left: float, right: float, *, from_right: bool) -> str:
    glyphs = [one for row in rows for one in row.glyphs if left < one.middle < right]
    return _joined(rows_of(glyphs), from_right=from_right)


def _joined(rows: Iterable[Row], *, from_right: bool) -> str:
    text = ""
    for row in rows:
        right = (from_right and is_right_to_left(row.text(from_right=True))) or from_right
        words = row.text(from_right=right)
        divided = text.endswith(("\u2010", "\u00ad"))
        text = text[:-1] + words if divided else f"{text} {words}" if text else words
    return text.replace("\u0002 ", "-").replace("\u0002", "-").strip()


def _table(cells: list[list[str]], *, from_right: bool) -> Table | None:
    if not cells or len(cells[0]) < 2 or sum(map(any, cells)) < 2:  # noqa: PLR2004  # no table
        return None
    rows = [list(reversed(row)) if from_right else row for row in cells]
    empty = {i for i in range(len(rows[0])) if not any(row[i] for row in rows)}
    rows = [[cell for i, cell in enumerate(row) if i not in empty] for row in rows]
    named = all(row[0] and not row[0][0].isdigit() for row in rows[1:])
    return Table("", tuple(map(tuple, rows)), header_row=True, header_column=named)


# By columns


def _is_tabular(parts: Sequence[Row], *, from_right: bool) -> bool:
    if len(parts) < 2:  # noqa: PLR2004  # columns
        return False
    first = parts[-1] if from_right else parts[0]
    label = _LABEL.match(first.text(from_right=from_right))
    return not (label and len(parts) == 2)  # noqa: PLR2004  # a label and its paragraph


def _goes_on(run: Sequence[Sequence[Row]], parts: Sequence[Row]) -> bool:
    if not run:
        return True
    above = run[-1]
    near = above[0].base - parts[0].base < 4 * parts[0].size
    return near and any(_overlap(a, b) for a in run[0] for b in parts) and _aligned(run, parts)


def _aligned(run: Sequence[Sequence[Row]], parts: Sequence[Row]) -> bool:
    """Whether no segment lies across the gap of a row above."""
    for above in run:
        for first, second in itertools.pairwise(above):
            if any(one.left < first.right - 1 and one.right > second.left + 1 for one in parts):
                return False
    return True


def _overlap(one: Row, other: Row) -> bool:
    return one.left < other.right and other.left < one.right


def _is_second_line(run: Sequence[Sequence[Row]], parts: Sequence[Row]) -> bool:
    """Whether a row with one segment goes on in a cell of the row above."""
    if len(parts) != 1 or len(run) < 2:  # noqa: PLR2004  # one row says nothing of columns
        return False
    close = run[-1][0].base - parts[0].base < 1.6 * parts[0].size
    inner = any(_overlap(parts[0], one) for row in run for one in row)
    return close and inner and _aligned(run, parts)


def _settled(
    run: list[list[Row]], found: list[FoundTable], *, from_right: bool, at_head: bool
) -> list[Row]:
    """Make a table of a run of rows, or give the rows back when they are too few for one."""
    tabular = [parts for parts in run if len(parts) > 1]
    if len(tabular) < _FEWEST_ROWS or at_head:
        return [_whole(parts) for parts in run]
    columns = _columns(run)
    cells: list[list[list[Row]]] = []
    pitch = median(above[0].base - below[0].base for above, below in itertools.pairwise(run))
    first_column = len(columns) - 1 if from_right else 0
    previous: list[Row] | None = None
    for parts in run:
        places = {_column(one, columns): one for one in parts}
        gap = previous[0].base - parts[0].base if previous else pitch
        opens = previous is None or first_column in places or gap > pitch * 1.2
        if opens:
            cells.append([[] for _ in columns])
        for place, one in places.items():
            cells[-1][place].append(one)
        previous = parts
    texts = [[_joined(cell, from_right=from_right) for cell in row] for row in cells]
    table = _table(texts, from_right=from_right)
    if table is None:
        return [_whole(parts) for parts in run]
    top, bottom = run[0][0].base + run[0][0].size, run[-1][0].base - run[-1][0].size / 4
    found.append(FoundTable(table, top, bottom, is_ruled=False))
    return []


def _whole(parts: Sequence[Row]) -> Row:
    return Row([glyph for one in parts for glyph in one.glyphs], parts[0].base, parts[0].size)


def _columns(run: Sequence[Sequence[Row]]) -> list[tuple[float, float]]:
    """Return the spans of the columns: segments that overlap are of one."""
    spans: list[list[float]] = []
    for one in sorted((one for parts in run for one in parts), key=lambda one: one.left):
        if spans and one.left < spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], one.right)
        else:
            spans.append([one.left, one.right])
    return [(left, right) for left, right in spans]


def _column(one: Row, columns: Sequence[tuple[float, float]]) -> int:
    middle = (one.left + one.right) / 2
    return next(i for i, (left, right) in enumerate(columns) if left - 1 <= middle <= right + 1)
