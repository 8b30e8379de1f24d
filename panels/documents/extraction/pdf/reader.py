"""A PDF to a source: lines in reading order, without furniture, tables apart."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median
from typing import Final

from panels.documents.extraction.captions import is_caption
from panels.documents.extraction.pdf.columns import in_reading_order
from panels.documents.extraction.pdf.furniture import without_furniture
from panels.documents.extraction.pdf.glyphs import Page, pages
from panels.documents.extraction.pdf.notes import take_out
from panels.documents.extraction.pdf.order import is_right_to_left, mirrored, misfits
from panels.documents.extraction.pdf.rows import Row, rows_of
from panels.documents.extraction.pdf.tables import FoundTable, tables_on
from panels.documents.extraction.refusals import Reason, RefusedError
from panels.documents.reading.characters import (
    DIVIDING_HYPHEN,
    HARD_HYPHEN,
    SOFT_HYPHEN,
    SUPERSCRIPTS,
)
from panels.documents.reading.contents import Doubt, DoubtKind, Table
from panels.documents.reading.lines import Line
from panels.documents.reading.source import Source

# A page with fewer signs than this holds no text: a scan may have a stamp or a page number.
_FEWEST_SIGNS: Final = 12
_GAP: Final = 1.28
_NOTE_SIZE: Final = 0.95
# Of a page's width: the rule above footnotes is shorter than one that a table has.
_SHORT: Final = 0.4
_NOTE_LABEL: Final = re.compile(r"^(?:(\d{1,3})[.)]?|[(\[](\d{1,3})[)\]])\s+(?=\S)")
_SIGNS: Final = {int(digit): chr(sign) for sign, digit in SUPERSCRIPTS.items()}


def read_pdf(data: bytes) -> Source:
    """Read a PDF.

    Raises:
        RefusedError: it is encrypted, broken, a scan, or has too many pages.
    """
    held = list(pages(data))
    _check_scan(held)
    sample = "".join(one.text for page in held[:20] for one in page.glyphs)
    return _Reader(held, from_right=is_right_to_left(sample)).run()


def _check_scan(held: Sequence[Page]) -> None:
    """Refuse a file most of whose pages hold no text, or none at all."""
    signs = [sum(not one.text.isspace() for one in page.glyphs) for page in held]
    empty = [
        page for page, count in zip(held, signs, strict=True)
        if count < _FEWEST_SIGNS and page.pictures
    ]  # fmt: skip
    if len(empty) * 2 >= len(held):
        raise RefusedError(Reason.SCANNED, pages=len(held), empty_pages=len(empty))
    if not any(signs):
        raise RefusedError(Reason.NO_TEXT)


class _Reader:
    def __init__(self, held: Sequence[Page], *, from_right: bool) -> None:
        self.pages = held
        self.from_right = from_right
        self.lines: list[Line] = []
        self.doubts: list[Doubt] = []
        self.size = 0.0
        # Numbers of the lines at the foot of pages.
        self.small_print: set[int] = set()

    def run(self) -> Source:
        heights = [page.height for page in self.pages]
        all_rows = [rows_of(page.glyphs) for page in self.pages]
        cleared = without_furniture(all_rows, heights, from_right=self.from_right)
        sizes = [one.size for rows in cleared for row in rows for one in row.glyphs]
        self.size = median(sizes) if sizes else 0.0
        for number, (page, rows) in enumerate(zip(self.pages, cleared, strict=True)):
            self._page(number, page, rows)
        pictures = sum(page.pictures for page in self.pages)
        if pictures:
            self.doubts.append(Doubt(DoubtKind.PICTURE_LEFT_OUT, None, str(pictures)))
        lines, footnotes, doubts = take_out(list(self._settled()), self.small_print)
        return Source(tuple(lines), footnotes, (*self.doubts, *doubts), wrapped=True)

    def _page(self, number: int, page: Page, rows: list[Row]) -> None:
        ordered = in_reading_order(rows, from_right=self.from_right)
        kept, tables = tables_on(
            ordered, page.rules, from_right=self.from_right, at_head=number == 0
        )
        if not kept and not tables:
            return
        notes = self._notes(kept, page, tables)
        edges = [row.left for row in kept] or [0.0], [row.right for row in kept] or [0.0]
        edge = max(edges[1]) if self.from_right else min(edges[0])
        leading = self._leading(kept)
        waiting = sorted(tables, key=lambda one: -one.top)
        starts, previous = True, None
        for i, row in enumerate(kept):
            while waiting and waiting[0].top > row.base:
                self._table(waiting.pop(0), number, starts=starts)
                starts, previous = False, None
            text = row.text(from_right=self.from_right)
            if i >= notes:
                self.small_print.add(len(self.lines) + 1)
            if i >= notes and (label := _NOTE_LABEL.match(text)):
                raised = "".join(_SIGNS[int(one)] for one in label[1] or label[2])
                text = f"{raised} {text[label.end() :]}"
            distance = edge - row.right if self.from_right else row.left - edge
            apart = previous is not None and not -row.size < previous.base - row.base < (
                leading * _GAP
            )
            indent = max(round(distance / (row.size * 0.5)), 0)
            gap = int(apart or (previous is None and not starts))
            self.lines.append(
                Line(
                    len(self.lines) + 1, text, indent, gap, number, page_start=starts and number > 0
                )
            )
            starts, previous = False, row
        for table in waiting:
            self._table(table, number, starts=starts)
            starts = False

    def _leading(self, rows: Sequence[Row]) -> float:
        """Return the usual distance of two lines of one paragraph on a page."""
        steps = sorted(
            above.base - below.base
            for above, below in itertools.pairwise(rows)
            if above.base > below.base and above.size > self.size * _NOTE_SIZE
        )
        return steps[len(steps) // 4] if steps else self.size

    def _notes(self, rows: Sequence[Row], page: Page, tables: Sequence[FoundTable]) -> int:
        """Return the index of the first footnote's row: in small print, or below a rule."""
        first = len(rows)
        while first and rows[first - 1].size < self.size * _NOTE_SIZE:
            first -= 1
        below = page.height / 2
        for rule in page.rules:
            short = rule.right - rule.left < page.width * _SHORT
            of_table = any(
                one.bottom - self.size < rule.bottom < one.top + self.size for one in tables
            )
            if short and not of_table and not rule.is_upright and rule.top < below:
                under = [i for i, row in enumerate(rows) if row.base < rule.bottom]
                if under and self._opens_note(rows[under[0]]):
                    first = min(first, under[0])
        return first

    def _opens_note(self, row: Row) -> bool:
        return bool(_NOTE_LABEL.match(row.text(from_right=self.from_right)))

    def _table(self, found: FoundTable, page: int, *, starts: bool) -> None:
        caption = ""
        if self.lines and self.lines[-1].table is None and is_caption(self.lines[-1].text):
            caption = self.lines.pop().text
        number = len(self.lines) + 1
        table = replace(found.table, caption=caption)
        self.lines.append(
            Line(number, ".", 0, 1, page, page_start=starts and page > 0, table=table)
        )
        if not found.is_ruled:
            self.doubts.append(
                Doubt(DoubtKind.TABLE_BY_LAYOUT, number, " · ".join(table.rows[0])[:80])
            )

    def _settled(self) -> Iterator[Line]:
        """Yield the lines with what only the whole text shows: brackets, and hyphens at ends."""
        text = "\n".join(line.text for line in self.lines)
        turn = self.from_right and misfits(mirrored(text)) < misfits(text)
        # Where a file has signs of its own for dividing words, a plain hyphen is part of one.
        divides = any(sign in text for sign in (f"{DIVIDING_HYPHEN}\n", f"{SOFT_HYPHEN}\n"))
        for line in self.lines:
            words = mirrored(line.text) if turn else line.text
            if words.endswith((HARD_HYPHEN, "-")):
                words = words[:-1] + (HARD_HYPHEN if divides else "-")
            yield replace(line, text=words, table=_mirrored(line.table) if turn else line.table)


def _mirrored(table: Table | None) -> Table | None:
    if table is None:
        return None
    rows = tuple(tuple(mirrored(cell) for cell in row) for row in table.rows)
    return replace(table, caption=mirrored(table.caption), rows=rows)
