"""Lines of an extracted text, and the layout they were set in."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from panels.documents.reading.characters import IDEOGRAPH, columns, regular, tidy
from panels.documents.reading.contents import Table

# Text set for a page has lines of up to about 110 columns; beyond this each line is a paragraph.
_WIDEST_PAGE = 160
# A text in which fewer line ends than this are bare puts a blank line after every line.
_BARE_SHARE = 0.08


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds something.

    Attributes:
        number: position in the file, from 1.
        text: without outer spaces.
        indent: columns of space before it.
        gap: blank lines before it.
        page: pages counted from 0, as far as form feeds, furniture and indents show them.
        page_start: whether it is the first line of a page.
        level: of a heading, where the file itself says that it is one, from 1 for the title; 0
            where it says nothing.
        table: what stands in the place of the line; its text is then a full stop, as a table
            ends what is above it.
    """

    number: int
    text: str
    indent: int
    gap: int
    page: int = 0
    page_start: bool = False
    level: int = 0
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text's lines were set.

    Attributes:
        width: columns of a full line.
        wrapped: whether lines end at the margin; otherwise each line is a paragraph.
        usual_gap: blank lines between two lines of one paragraph; more of them separate.
    """

    width: int
    wrapped: bool
    usual_gap: int

    def separates(self, line: Line) -> bool:
        """Whether blank space above the line sets it apart; at a page's top it never does."""
        return line.gap > self.usual_gap and not line.page_start

    def fits(self, line: Line, following: Line) -> bool:
        """Whether the next line's first word had room on this line: then the break was meant.

        Characters of a proportional face differ in width, so a tenth of the line is left.
        """
        if not self.wrapped:
            return True
        room = self.width - columns(line.text)
        if columns(following.text[:1]) > 1:
            # Ideographs break anywhere and are all of one width; leave room for punctuation
            # that may not begin a line.
            return room >= max(6, self.width // 12)
        # A number before ideographs is a word by itself: the line may break behind it.
        first_word = IDEOGRAPH.split(following.text.split(maxsplit=1)[0], maxsplit=1)[0]
        return columns(first_word) + 1 + self.width // 10 <= room

    def short(self, line: Line) -> bool:
        """Whether the line ends well before the margin."""
        return not self.wrapped or columns(line.text) <= self.width * 0.6


def split(text: str) -> tuple[list[Line], Layout]:
    """Split a text into its lines and measure how they are set.

    Args:
        text: as extracted; it is made regular first.
    """
    lines: list[Line] = []
    gap = page = 0
    page_start = False
    for number, raw in enumerate(regular(text).split("\n"), start=1):
        *before, rest = raw.split("\f")
        # Text before a form feed on the same line still belongs to the page that ends there.
        for part in before:
            if tidy(part):
                lines.append(_line(part, number, gap, page, page_start=page_start))
                gap = 0
            page, page_start = page + 1, True
        if not tidy(rest):
            gap += 1
            continue
        lines.append(_line(rest, number, gap, page, page_start=page_start))
        gap, page_start = 0, False
    layout = measured(lines)
    return list(_with_indented_page_tops(lines, layout)), layout


def _line(raw: str, number: int, gap: int, page: int, *, page_start: bool) -> Line:
    indent = columns(re.match(r"[ \u00a0\u3000]*", raw).group())  # type: ignore[union-attr]  # matches ""
    return Line(number, tidy(raw), indent, gap, page, page_start)


def measured(lines: Sequence[Line]) -> Layout:
    """Return how lines are set."""
    widths = sorted(columns(line.text) for line in lines)
    total, seen, width = sum(widths), 0, 0
    for candidate in widths:
        seen += candidate
        width = candidate
        if seen >= total * 0.9:
            break
    gaps = sorted(line.gap for line in lines[1:] if not line.page_start)
    usual = gaps[int(len(gaps) * _BARE_SHARE)] if gaps else 0
    return Layout(width=width, wrapped=width <= _WIDEST_PAGE, usual_gap=usual)


def _with_indented_page_tops(lines: Sequence[Line], layout: Layout) -> Iterable[Line]:
    """Mark the page tops of a text that has a blank line after every line.

    There the extraction sets a new page's first line directly below the old one's last, and
    indents it.
    """
    turned = 0
    for line in lines:
        top = layout.usual_gap > 0 and line.gap < layout.usual_gap and line.indent >= 1
        top = top and line.number > 1
        turned += top
        yield replace(line, page=line.page + turned, page_start=line.page_start or top)
