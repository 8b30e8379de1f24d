"""Glyphs to rows, and rows to the segments that wide gaps or upright rules part."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from panels.documents.extraction.pdf.glyphs import Glyph, Rule
from panels.documents.extraction.pdf.order import spoken, turned
from panels.documents.reading.characters import SUPERSCRIPTS, regular, tidy

# In sizes of the face.
_SAME_LINE: Final = 0.12
_SMALL: Final = 0.93
_RAISED: Final = (0.15, 0.9)
_REACH: Final = 1.2
_SAME_PLACE: Final = 0.5
_WORD_GAP: Final = 0.17
_SEGMENT_GAP: Final = 1.5
# Arabic sets a footnote's mark in brackets, raised with it.
_BRACKETED_MARK: Final = re.compile(r"[()\[\]]([⁰¹²³⁴⁵⁶⁷⁸⁹]+)[()\[\]]")
_SIGNS: Final = {digit: chr(sign) for sign, digit in SUPERSCRIPTS.items()}


@dataclass(slots=True)
class Row:
    """Glyphs on one baseline, from left to right."""

    glyphs: list[Glyph]
    base: float
    size: float

    @property
    def left(self) -> float:
        """Where it begins."""
        return min(one.left for one in self.glyphs)

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(one.right for one in self.glyphs)

    def text(self, *, from_right: bool) -> str:
        """Return its words."""
        return words(self.glyphs, from_right=from_right)


def rows_of(glyphs: Iterable[Glyph]) -> list[Row]:
    """Gather glyphs into rows, the highest first; raised ones join the row they belong to."""
    marks: list[Glyph] = []
    shown: list[Glyph] = []
    for one in sorted(glyphs, key=lambda one: (-one.base, one.left)):
        (marks if unicodedata.combining(one.text) else shown).append(one)
    shown = [one for one in shown if one.text != " " or not _carries(one, marks)]
    rows: list[Row] = []
    for glyph in shown:
        row = rows[-1] if rows else None
        if row and abs(row.base - glyph.base) <= _SAME_LINE * max(row.size, glyph.size):
            row.glyphs.append(glyph)
            row.size = max(row.size, glyph.size)
        else:
            rows.append(Row([glyph], glyph.base, glyph.size))
    for row in rows:
        row.size = median(one.size for one in row.glyphs)
    found = [row for row in _with_raised(rows) if any(one.text.strip() for one in row.glyphs)]
    _set_marks(found, marks)
    return found


def _carries(space: Glyph, marks: Sequence[Glyph]) -> bool:
    """Whether a space only carries a vowel sign: Unicode sets one before a sign that is alone."""
    return any(
        abs(space.order - one.order) == 1 and abs(space.left - one.left) < _SAME_PLACE
        for one in marks
    )


def _set_marks(rows: Sequence[Row], marks: Iterable[Glyph]) -> None:
    """Add vowel signs and accents to the row of the letter they stand above or below."""
    for mark in marks:
        near = [
            row
            for row in rows
            if abs(row.base - mark.base) < _REACH * row.size
            and any(one.left <= mark.middle <= one.right for one in row.glyphs)
        ]
        if near:
            min(near, key=lambda row: abs(row.base - mark.base)).glyphs.append(mark)


def _with_raised(rows: list[Row]) -> list[Row]:
    kept: list[Row] = []
    for i, row in enumerate(rows):
        below = next((one for one in rows[i + 1 : i + 4] if _raised_over(row, one)), None)
        if below is None:
            kept.append(row)
            continue
        stays: list[Glyph] = []
        for group in _adjacent(row.glyphs):
            small = max(one.size for one in group) < _SMALL * below.size
            if small and any(_beside(one, below) for one in group):
                for one in group:
                    one.raised = True
                below.glyphs += group
            else:
                stays += group
        if any(one.text.strip() for one in stays):
            kept.append(Row(stays, row.base, row.size))
    return kept


def _adjacent(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Part glyphs where there is a gap."""
    groups: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: one.left):
        if groups and glyph.left - groups[-1][-1].right < _WORD_GAP * glyph.size:
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    return groups


def _raised_over(row: Row, below: Row) -> bool:
    least, most = _RAISED
    smallest = min(one.size for one in row.glyphs)
    return least <= (row.base - below.base) / below.size <= most and smallest < (
        _SMALL * below.size
    )


def _beside(glyph: Glyph, row: Row) -> bool:
    reach = row.size
    return any(
        one.left - reach <= glyph.middle <= one.right + reach
        for one in row.glyphs
        if one.text.strip()
    )


def words(glyphs: Sequence[Glyph], *, from_right: bool) -> str:
    """Return the text of glyphs on one line, with spaces where there are gaps."""
    signs: list[str] = []
    previous: Glyph | None = None
    for glyph in spoken(glyphs, from_right=from_right):
        if unicodedata.combining(glyph.text):
            signs.append(glyph.text)
            continue
        gap = 0.0
        if previous is not None:
            gap = previous.left - glyph.right if from_right else glyph.left - previous.right
        wide = gap > _WORD_GAP * max(glyph.size, previous.size if previous else 0.0)
        if wide and not glyph.raised:
            signs.append(" ")
        signs.append(_SIGNS.get(glyph.text, glyph.text) if glyph.raised else glyph.text)
        previous = glyph
    text = tidy(regular(turned(signs) if from_right else "".join(signs)))
    return _BRACKETED_MARK.sub(r"\1", text)


def segments(row: Row, rules: Sequence[Rule] = (), *, gap: float = _SEGMENT_GAP) -> list[Row]:
    """Part a row where a gap is too wide for a space, or an upright rule passes through.

    Args:
        row: on a page.
        rules: ruled lines on it.
        gap: in sizes of the face.
    """
    upright = [one for one in rules if one.bottom - 1 <= row.base <= one.top + 1]
    ordered = sorted((one for one in row.glyphs if one.text.strip()), key=lambda one: one.left)
    parts: list[list[Glyph]] = []
    reach = 0.0
    for glyph in ordered:
        ruled = any(reach - 1 <= (one.left + one.right) / 2 <= glyph.left + 1 for one in upright)
        wide = glyph.left - reach > gap * row.size
        if not parts or wide or (ruled and glyph.left > reach - 1):
            parts.append([])
        parts[-1].append(glyph)
        reach = max(reach, glyph.right) if len(parts[-1]) > 1 else glyph.right
    spaces = [one for one in row.glyphs if not one.text.strip()]
    found = [Row(part, row.base, row.size) for part in parts]
    for part in found if spaces else ():
        left, right = part.left, part.right
        part.glyphs += [one for one in spaces if left < one.middle < right]
    return found
