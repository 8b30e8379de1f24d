"""Footnotes: their bodies at the foot of a page or the end of the text, and their marks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from panels.documents.reading.characters import IDEOGRAPH, SUPERSCRIPTS, ascii_digits
from panels.documents.reading.closing import opens_closing
from panels.documents.reading.contents import Doubt, DoubtKind
from panels.documents.reading.dates import date_of
from panels.documents.reading.footnote_marks import carried, places
from panels.documents.reading.lines import Layout, Line
from panels.documents.reading.numbering import paragraph_number
from panels.documents.reading.punctuation import begins_lower, ends_item, ends_sentence
from panels.documents.reading.vocabulary import Vocabulary

_BODY = re.compile(
    r"^(?:(?P<number>\d{1,3})\s+(?![.\-–—])|[(\[](?P<bracketed>\d{1,3})[)\]]\s*"
    r"|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s*|(?P<stars>\*{1,4})\s*)(?P<rest>\S.*)$"
)
_FORMS = ("number", "bracketed", "raised", "stars")
_SYMBOL_START = re.compile(r"^(?:[A-Z]{1,6}/|https?://|«|“|\")")
_LONGEST_BODY = 25
# Footnotes whose bodies extraction lost may be skipped, but not many.
_MOST_SKIPPED = 5
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Body:
    """A footnote's body as lines, without its label."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class WithoutFootnotes:
    """A text whose footnotes were taken out; its lines carry the marks (``footnote_marks``)."""

    lines: tuple[Line, ...]
    bodies: tuple[Body, ...]
    doubts: tuple[Doubt, ...]


def take_out(lines: Sequence[Line], layout: Layout, vocabulary: Vocabulary) -> WithoutFootnotes:
    """Find footnotes in order and set their marks in the lines above them.

    A line opens a footnote's body when it begins with the next label and its place (foot of a
    page, below a rule, below a complete sentence), its wording and a mark above it agree.
    """
    return _Search(list(lines), layout, vocabulary).run()


class _Search:
    def __init__(self, lines: list[Line], layout: Layout, vocabulary: Vocabulary) -> None:
        self.lines = lines
        self.layout = layout
        self.vocabulary = vocabulary
        self.taken: set[int] = set()
        self.bodies: list[Body] = []
        self.doubts: list[Doubt] = []
        self.last_mark = (0, 0)
        self.expected = 1
        # Of the labels: Arabic sets them in brackets, and a document keeps to one form.
        self.form = "bracketed" if vocabulary.language == "ar" else ""

    def run(self) -> WithoutFootnotes:
        i = 0
        while i < len(self.lines):
            i = self._body_at(i) or i + 1
        kept: list[Line] = []
        turned = False
        for i, line in enumerate(self.lines):
            if i in self.taken:
                turned = turned or line.page_start
                continue
            kept.append(replace(line, page_start=line.page_start or turned))
            turned = False
        return WithoutFootnotes(tuple(kept), tuple(self.bodies), tuple(self.doubts))

    def _body_at(self, i: int) -> int | None:
        """Take the body that begins at a line, if one does; return the line behind it."""
        line = self.lines[i]
        found = _BODY.match(ascii_digits(line.text))
        if found is None or date_of(line.text, self.vocabulary.language):
            return None
        number = found["number"] or found["bracketed"]
        if found["raised"]:
            number = found["raised"].translate(SUPERSCRIPTS)
        label = str(int(number)) if number else found["stars"]
        if number and not self.expected <= int(label) <= self.expected + _MOST_SKIPPED:
            return None
        rest = line.text[found.start("rest") :]
        end = self._end(i, label)
        places_above = self._marks_above(i, label, bracketed=bool(found["bracketed"]))
        score = self._score(i, end, rest) + (2 if found["raised"] else 0)
        needed = _ENOUGH if places_above else _ENOUGH + 1
        skips = number and int(label) > self.expected
        if skips or (not number and len(places_above) != 1):
            needed += 1
        form = next(name for name in _FORMS if found[name])
        if number and self.form and form != self.form:
            needed += 2
        if score < needed or (not places_above and not number):
            return None
        self.bodies.append(Body(label, (replace(line, text=rest), *self.lines[i + 1 : end])))
        self.taken.update(range(i, end))
        if places_above:
            self._mark(places_above, label)
        else:
            self.doubts.append(Doubt(DoubtKind.MARK_NOT_FOUND, line.number, label))
        if number:
            self.expected, self.form = int(label) + 1, form
        return end

    def _end(self, i: int, label: str) -> int:
        """Return the line behind the body that begins at a line."""
        following = str(int(label) + 1) if label.isdigit() else ""
        for end in range(i + 1, min(i + _LONGEST_BODY, len(self.lines))):
            line, previous = self.lines[end], self.lines[end - 1]
            if line.page_start:
                return end
            found = _BODY.match(ascii_digits(line.text))
            if found and following and following in (found["number"], found["bracketed"]):
                return end
            if found and (found["raised"] or found["stars"]):
                return end
            complete = ends_sentence(previous.text)
            if complete and (
                self.layout.separates(line)
                or opens_closing(line.text, self.vocabulary)
                or self.layout.fits(previous, line)
                or begins_lower(line.text)
                or paragraph_number(line.text, self.vocabulary)
            ):
                return end
        return min(i + _LONGEST_BODY, len(self.lines))

    def _score(self, i: int, end: int, rest: str) -> int:
        line = self.lines[i]
        previous = self.lines[i - 1] if i else None
        at_foot = end == len(self.lines) or self.lines[end].page_start
        after_note = previous is not None and i - 1 in self.taken
        above_complete = previous is None or ends_item(previous.text, self.vocabulary)
        opening = self.vocabulary.note_opening.match(rest) or _SYMBOL_START.match(rest)
        return (
            at_foot
            + (after_note and not line.page_start)
            + (above_complete or self.layout.separates(line))
            + bool(opening)
            + (ends_sentence(self.lines[end - 1].text) and not begins_lower(rest))
        )

    def _marks_above(self, i: int, label: str, *, bracketed: bool) -> list[tuple[int, int, int]]:
        """Places of the mark between the last one and this line, on this page if there are any.

        A body whose label is in brackets has its mark in brackets, if there is such a one.
        """
        first, offset = self.last_mark if label.isdigit() else (0, 0)
        found = [
            (k, start, end)
            for k in range(first, i)
            if k not in self.taken
            for start, end in places(self.lines[k].text, label)
            if k > first or start >= offset
        ]
        if bracketed:
            alike = [place for place in found if self.lines[place[0]].text[place[2] - 1] in ")]"]
            found = alike or found
        page = self.lines[i].page
        on_page = [place for place in found if self.lines[place[0]].page == page]
        near = [place for place in found if self.lines[place[0]].page >= page - 1]
        at_end = not any(line.page_start for line in self.lines)
        return on_page or near or (found if at_end or page > self.lines[-1].page - 1 else [])

    def _mark(self, candidates: list[tuple[int, int, int]], label: str) -> None:
        k, start, end = candidates[0]
        line = self.lines[k]
        if len(candidates) > 1:
            self.doubts.append(Doubt(DoubtKind.MARK_AMBIGUOUS, line.number, label))
        mark = carried(label)
        before, after = line.text[:start], line.text[end:]
        if IDEOGRAPH.match(before[-1:]) and IDEOGRAPH.match(after.lstrip()[:1]):
            # The space was the mark's, since ideographs have none between them.
            after = after.lstrip()
        self.lines[k] = replace(line, text=before + mark + after)
        if label.isdigit():
            self.last_mark = (k, start + len(mark))
