"""Footnotes whose marks are raised, which leaves no doubt where they belong."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from panels.documents.reading.characters import SUPERSCRIPTS
from panels.documents.reading.contents import Doubt, DoubtKind
from panels.documents.reading.footnote_marks import carried
from panels.documents.reading.lines import Line
from panels.documents.reading.punctuation import ends_sentence
from panels.documents.reading.source import Note

_RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LABEL: Final = re.compile(rf"^([{_RAISED}]{{1,3}}|\*{{1,4}})\s*(?=\S)")


@dataclass(slots=True)
class _Body:
    label: str
    printed: str
    line: Line
    texts: list[str] = field(default_factory=list)
    place: tuple[int, int] | None = None


def take_out(
    lines: Sequence[Line], small_print: set[int]
) -> tuple[list[Line], tuple[Note, ...] | None, list[Doubt]]:
    """Take the footnotes out of the lines, and set their marks.

    Args:
        lines: of the whole document.
        small_print: numbers of the lines at the foot of pages.

    Returns:
        The other lines, the footnotes in the order of their marks, and doubts. Where marks are not
        raised there are no footnotes but ``None``, and the lines are as they were.
    """
    bodies, kept = _bodies(lines, small_print)
    labels = [body.label for body in bodies]
    if not bodies or len(set(labels)) < len(labels):
        return list(lines), None, []
    for body in bodies:
        _mark(body, kept)
    found = [body for body in bodies if body.place is not None]
    if len(found) * 2 < len(bodies):
        return list(lines), None, []
    lost = [body for body in bodies if body.place is None]
    ordered = [*sorted(found, key=lambda body: body.place or (0, 0)), *lost]
    doubts = [Doubt(DoubtKind.MARK_NOT_FOUND, body.line.number, body.label) for body in lost]
    return kept, tuple(Note(body.label, tuple(body.texts)) for body in ordered), doubts


def _bodies(lines: Sequence[Line], small_print: set[int]) -> tuple[list[_Body], list[Line]]:
    """Return the footnotes, and the lines that are of none."""
    bodies: list[_Body] = []
    kept: list[Line] = []
    previous: Line | None = None
    turned = False
    for line in lines:
        label = _LABEL.match(line.text) if line.number in small_print else None
        goes_on = (
            line.number in small_print
            and bool(bodies)
            and (
                (previous is not None and previous.page == line.page)
                or not ends_sentence(bodies[-1].texts[-1])
            )
        )
        if label:
            plain = label[1].translate(SUPERSCRIPTS)
            bodies.append(_Body(plain, label[1], line, [line.text[label.end() :]]))
            previous = line
        elif goes_on:
            bodies[-1].texts.append(line.text)
            previous = line
        else:
            kept.append(replace(line, page_start=line.page_start or turned))
            turned = False
            continue
        turned = turned or line.page_start
    return bodies, kept


def _mark(body: _Body, lines: list[Line]) -> None:
    """Set a footnote's mark where it stands first, on its own page if it stands there.

    Chinese may break a line before a mark; the first line of all begins with none.
    """
    sign = re.escape(body.printed)
    pattern = re.compile(rf"(?:(?<=\S)\s?|^){sign}(?![{_RAISED}*])")
    places = [
        (i, found.span())
        for i, line in enumerate(lines)
        if i and (found := pattern.search(line.text)) is not None
    ]
    if not places:
        return
    own = [place for place in places if lines[place[0]].page == body.line.page]
    i, (start, end) = (own or places)[0]
    text = lines[i].text
    lines[i] = replace(lines[i], text=text[:start] + carried(body.label) + text[end:])
    body.place = (i, start)
