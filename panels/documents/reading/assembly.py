"""Lines to paragraphs: one pass, with what has come so far as context."""

from collections.abc import Sequence
from dataclasses import replace

from panels.documents.reading.boundaries import (
    Break,
    continuation_break,
    heading_break,
    may_be_heading,
    plain_break,
    preamble_break,
)
from panels.documents.reading.closing import CLOSING_BRACKETS, OPENING_BRACKETS, opens_closing
from panels.documents.reading.contents import Doubt, DoubtKind
from panels.documents.reading.drafts import Draft, Kind, heading_at_end
from panels.documents.reading.items import ItemLevels
from panels.documents.reading.lines import Layout, Line
from panels.documents.reading.numbering import heading_label, item_label, paragraph_number
from panels.documents.reading.punctuation import begins_lower, ends_item, ends_lead, ends_sentence
from panels.documents.reading.sections import SectionLabels
from panels.documents.reading.vocabulary import Vocabulary

_MOST_MISSING = 5


class Assembler:
    """Collects the lines below the masthead into drafts.

    Args:
        lines: without furniture, footnotes and masthead.
        layout: how they are set.
        vocabulary: of their language.
        has_preamble: whether an enacting line stood above them.
    """

    def __init__(
        self, lines: Sequence[Line], layout: Layout, vocabulary: Vocabulary, *, has_preamble: bool
    ) -> None:
        self.lines = lines
        self.layout = layout
        self.vocabulary = vocabulary
        self.opening = Kind.PREAMBLE if has_preamble else Kind.PLAIN
        self.drafts: list[Draft] = []
        self.doubts: list[Doubt] = []
        self.expected = 1
        self.sections = SectionLabels()
        self.items = ItemLevels()
        self.in_brackets = False

    def run(self) -> list[Draft]:
        """Return the drafts in reading order."""
        for i, line in enumerate(self.lines):
            self._take(i, line)
        return [draft for draft in self.drafts if draft.lines]

    def _take(self, i: int, line: Line) -> None:
        current = self.drafts[-1] if self.drafts else None
        previous = self.lines[i - 1] if i else None
        if line.table is not None:
            self._open(Kind.TABLE, line)
        elif line.level:
            self._styled_heading(line)
        elif current and current.kind is Kind.CLOSING and not self._annex(line):
            self._closing(line)
        elif current and not current.lines:
            # The number stood alone on its line.
            current.lines.append(line)
        elif previous and self._closes(i, line, previous):
            self._closing(line)
        elif not (
            self._numbered(i, line, previous)
            or self._heading(line, previous)
            or self._item(line, previous)
        ):
            self._running(line, previous)

    def _open(self, kind: Kind, line: Line, text: str | None = None, number: int = 0) -> Draft:
        lines = [] if text == "" else [line if text is None else replace(line, text=text)]
        draft = Draft(kind, lines, number)
        self.drafts.append(draft)
        return draft

    # Running text

    def _running(self, line: Line, previous: Line | None) -> None:
        current = self.drafts[-1] if self.drafts else None
        if current is None or previous is None:
            self._open(self.opening, line)
            return
        match current.kind:
            case Kind.PREAMBLE:
                found = preamble_break(previous, line, self.layout, self.vocabulary)
                if found is Break.BY_WORDING:
                    self._doubt(DoubtKind.BREAK_BY_WORDING, line, line.text)
                begins = found is not Break.NO
            case Kind.HEADING:
                begins = heading_break(previous, line, self.layout)
            case Kind.TABLE:
                begins = True
            case Kind.PLAIN:
                begins = plain_break(previous, line, self.layout)
            case _:
                begins = continuation_break(previous, line, self.layout)
        if not begins:
            current.lines.append(line)
        else:
            self._open(self._kind_below(current), line)

    def _kind_below(self, current: Draft) -> Kind:
        """Return what an unnumbered paragraph below a draft is."""
        in_preamble = self.opening is Kind.PREAMBLE and self.expected == 1
        if current.kind is Kind.TABLE and in_preamble:
            return Kind.PREAMBLE
        return Kind.PREAMBLE if current.kind is Kind.PREAMBLE else Kind.PLAIN

    def _doubt(self, kind: DoubtKind, line: Line, detail: str) -> None:
        self.doubts.append(Doubt(kind, line.number, detail[:80]))

    # Numbered paragraphs

    def _numbered(self, i: int, line: Line, previous: Line | None) -> bool:
        found = paragraph_number(line.text, self.vocabulary)
        if found is None:
            return False
        number, rest = found
        if self.vocabulary.preamble_capitalised and begins_lower(rest):
            return False
        complete = self._complete(line, previous)
        if number == self.expected:
            if not complete and not self._split_heading():
                if not line.page_start:
                    return False
                self._doubt(DoubtKind.NUMBER_UNSUPPORTED, line, line.text)
        elif self.expected < number <= self.expected + _MOST_MISSING:
            if not complete or self._comes_later(i, self.expected):
                return False
            self._doubt(DoubtKind.NUMBER_MISSING, line, f"{self.expected}-{number - 1}")
        elif not (complete and self._restarts(i, number, rest, previous)):
            return False
        if self.drafts and self.drafts[-1].kind is Kind.HEADING and not self.drafts[-1].lines:
            self.drafts.pop()
        self._open(Kind.NUMBERED, line, rest, number)
        self.expected = number + 1
        self.items.clear()
        return True

    def _complete(self, line: Line, previous: Line | None) -> bool:
        """Whether what stands above a line may end there."""
        return (
            previous is None
            or not self.drafts
            or self.drafts[-1].kind is Kind.HEADING
            or ends_item(previous.text, self.vocabulary)
            or self.layout.separates(line)
            or not self.layout.wrapped
        )

    def _comes_later(self, i: int, number: int) -> bool:
        """Whether a paragraph with this number begins below a line, in the same part."""
        for line in self.lines[i + 1 :]:
            if self.vocabulary.annex.match(line.text):
                return False
            found = paragraph_number(line.text, self.vocabulary)
            if found and found[0] == number:
                return True
        return False

    def _restarts(self, i: int, number: int, rest: str, previous: Line | None) -> bool:
        """Handle a number that is not the next: a numbered heading, or the first of a part."""
        following = next(
            (
                found[0]
                for line in self.lines[i + 1 :]
                if (found := paragraph_number(line.text, self.vocabulary))
            ),
            None,
        )
        if (
            self.sections.is_next_number(number)
            and following == self.expected
            and may_be_heading(rest, self.layout)
        ):
            self.sections.take_number(number)
            self._open(Kind.HEADING, self.lines[i], rest, 4).label = str(number)
            return False
        below_heading = bool(self.drafts) and self.drafts[-1].kind is Kind.HEADING
        led_to = previous is not None and ends_lead(previous.text)
        if number == 1 and not led_to and (below_heading or following == 2):  # noqa: PLR2004
            self._start_part()
            return True
        return False

    def _start_part(self) -> None:
        for draft in reversed(self.drafts):
            if draft.kind is Kind.HEADING:
                draft.starts_part = True
                return
            if draft.kind is Kind.NUMBERED:
                break
        draft = Draft(Kind.HEADING, starts_part=True, number=2)
        self.drafts.append(draft)

    def _split_heading(self) -> bool:
        """Turn the last lines of the open paragraph into a heading, if they read like one."""
        run = heading_at_end(self.drafts[-1], self.layout)
        if run:
            self.drafts.append(Draft(Kind.HEADING, run, 3))
        return bool(run)

    # Headings

    def _annex(self, line: Line) -> bool:
        return not self.in_brackets and bool(self.vocabulary.annex.match(line.text))

    def _styled_heading(self, line: Line) -> None:
        label = heading_label(line.text, self.vocabulary)
        level = self.sections.level(label) if label else None
        text = label.rest if label and level and label.rest else line.text
        draft = self._open(Kind.HEADING, line, text, min(max(line.level, 2), 4))
        draft.starts_part = self._annex(line)
        if draft.starts_part:
            self.expected, self.sections = 1, SectionLabels()
        self.items.clear()

    def _heading(self, line: Line, previous: Line | None) -> bool:
        if self._annex(line) and self._complete(line, previous):
            self._open(Kind.HEADING, line, number=2).starts_part = True
            self.expected = 1
            self.sections = SectionLabels()
            self.items.clear()
            return True
        if self.vocabulary.summary.match(line.text) and self._complete(line, previous):
            self._open(Kind.HEADING, line, number=2)
            return True
        label = heading_label(line.text, self.vocabulary)
        if label is None or not self._complete(line, previous):
            return False
        if label.rest and not may_be_heading(label.rest, self.layout):
            return False
        level = self.sections.level(label)
        if level is None:
            return False
        self._open(Kind.HEADING, line, label.rest, level).label = label.printed
        self.items.clear()
        return True

    # Sub-paragraphs

    def _item(self, line: Line, previous: Line | None) -> bool:
        if not self.drafts or self.drafts[-1].kind not in (Kind.NUMBERED, Kind.ITEM):
            return False
        label = item_label(line.text)
        if label is None or not self._complete(line, previous):
            return False
        depth = self.items.depth(label)
        if depth is None:
            return False
        self._open(Kind.ITEM, line, label.rest, depth).label = label.printed
        return True

    # Below the text

    def _closes(self, i: int, line: Line, previous: Line) -> bool:
        if not self.drafts or not ends_sentence(previous.text):
            return False
        known = opens_closing(line.text, self.vocabulary)
        return known and not self._comes_later(i, self.expected)

    def _closing(self, line: Line) -> None:
        continues = self.in_brackets and self.drafts[-1].kind is Kind.CLOSING
        if continues:
            self.drafts[-1].lines.append(line)
        else:
            self._open(Kind.CLOSING, line)
        opened = self.in_brackets or line.text[0] in OPENING_BRACKETS
        self.in_brackets = opened and line.text[-1] not in CLOSING_BRACKETS
