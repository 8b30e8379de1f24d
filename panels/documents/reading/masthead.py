"""What stands above the text: organ, session, agenda item, title, enacting line."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from panels.documents.reading.characters import ascii_digits, columns
from panels.documents.reading.contents import Doubt, DoubtKind
from panels.documents.reading.dates import date_of, first_date
from panels.documents.reading.footnote_marks import without_marks
from panels.documents.reading.joining import Joiner
from panels.documents.reading.lines import Layout, Line
from panels.documents.reading.numbering import heading_label, paragraph_number
from panels.documents.reading.punctuation import begins_lower, ends_clause, ends_lead, ends_sentence
from panels.documents.reading.vocabulary import Vocabulary
from panels.documents.symbols import Symbol

_NUMBERED_TITLE = re.compile(
    r"^(?:[^\W\d]+\s+)?((?:E?S-)?\d{1,3})/(\d{1,3})\s*[.\-–—:：．。]*\s*(.*)$"
)
# A masthead and a title take no more lines than this.
_SEARCHED = 80
_TITLE_LINES = 10
_ENACTING_COLUMNS = 100
_GUESSED_TITLE_LINES = 3


@dataclass(frozen=True, slots=True)
class Masthead:
    """What was read above the text; ``body`` is the index of the text's first line."""

    title: str
    session: str
    agenda_item: str
    date: dt.date | None
    enacting: str
    body: int
    doubts: tuple[Doubt, ...]


def read_masthead(
    lines: Sequence[Line],
    layout: Layout,
    vocabulary: Vocabulary,
    symbol: Symbol | None,
    joiner: Joiner,
) -> Masthead:
    """Read the masthead of a resolution, a decision or a report.

    Args:
        lines: without furniture and footnotes.
        layout: how they are set.
        vocabulary: of their language.
        symbol: of the document, when it is known.
        joiner: joins the title's lines.
    """
    doubts: list[Doubt] = []
    titled = _numbered_title(lines, vocabulary, symbol)
    enacting = _enacting(lines, vocabulary, titled)
    if titled is not None and enacting is None and symbol and symbol.short.count("/") != 1:
        titled = None
    if titled is None and enacting is None:
        if any(line.level == 1 for line in lines[:_SEARCHED]):
            return _styled(lines, vocabulary, joiner)
        return _report(lines, layout, vocabulary, joiner)
    if titled is not None:
        first, rest, agrees = titled
        if not agrees:
            doubts.append(Doubt(DoubtKind.SYMBOL_DIFFERS, lines[first].number, lines[first].text))
    else:
        first = _behind_masthead(lines[:enacting], vocabulary)
        rest = lines[first].text
        doubts.append(Doubt(DoubtKind.TITLE_GUESSED, lines[first].number, rest))
    end = enacting if enacting is not None else _title_end(lines, layout, first)
    title_lines = list(lines[first + 1 : end])
    if rest:
        title_lines.insert(0, _with_text(lines[first], rest))
    session, agenda_item, date = _particulars(lines[:first], vocabulary)
    opening = [lines[enacting]] if enacting is not None else []
    if enacting is not None and (lead := _lead(lines, layout, first, enacting)) < enacting:
        # As in: at its 48th meeting, on such a day, the Council decided to adopt this text.
        opening = list(lines[lead : enacting + 1])
        title_lines = [line for line in title_lines if line.number < lines[lead].number]
        date = first_date(joiner.join(opening), vocabulary.language) or date
    return Masthead(
        title=without_marks(joiner.join(title_lines)).strip(),
        session=session,
        agenda_item=agenda_item,
        date=date,
        enacting=without_marks(joiner.join(opening)),
        body=enacting + 1 if enacting is not None else end,
        doubts=tuple(doubts),
    )


def _with_text(line: Line, text: str) -> Line:
    return Line(line.number, text, line.indent, line.gap, line.page, line.page_start)


def _numbered_title(
    lines: Sequence[Line], vocabulary: Vocabulary, symbol: Symbol | None
) -> tuple[int, str, bool] | None:
    """Find the line ``57/32. Title``: its index, what follows the number, and if it agrees."""
    numbers = set(symbol.short.split("/")) if symbol and symbol.short != str(symbol) else set()
    other = None
    for i, line in enumerate(lines[:_SEARCHED]):
        if paragraph_number(line.text, vocabulary) or ends_clause(line.text):
            break
        found = _NUMBERED_TITLE.match(ascii_digits(line.text))
        if found is None:
            continue
        rest = line.text[found.start(3) :]
        # Some extractions of Arabic turn the two numbers round.
        if {found[1], found[2]} == numbers:
            return i, rest, True
        if other is None and (symbol is None or numbers):
            other = (i, rest, symbol is None)
    return other


def _enacting(
    lines: Sequence[Line], vocabulary: Vocabulary, titled: tuple[int, str, bool] | None
) -> int | None:
    """Find the line that names the organ and ends with a comma."""
    first = titled[0] + 1 if titled else 0
    for i in range(first, min(len(lines), first + (_TITLE_LINES if titled else _SEARCHED))):
        text = lines[i].text
        if paragraph_number(text, vocabulary) or vocabulary.summary.match(text):
            return None
        if _enacts(text, vocabulary):
            return i
    return None


def _enacts(text: str, vocabulary: Vocabulary) -> bool:
    """Whether the line names an organ and nothing else: one clause, no number in it."""
    clause = text.rstrip(",،， ")
    return (
        ends_clause(text)
        and bool(vocabulary.organ.search(text))
        and columns(text) <= _ENACTING_COLUMNS
        and not begins_lower(text)
        and not any(sign.isdigit() or sign in ",،，" for sign in clause)
    )


def _lead(lines: Sequence[Line], layout: Layout, first: int, enacting: int) -> int:
    """Return where the sentence begins that leads to the enacting line, as decisions have it."""
    if not ends_lead(lines[enacting - 1].text):
        return enacting
    starts = (
        i
        for i in range(enacting - 1, first, -1)
        if layout.separates(lines[i]) or layout.fits(lines[i - 1], lines[i])
    )
    return next(starts, enacting)


def _title_end(lines: Sequence[Line], layout: Layout, first: int) -> int:
    end = first + 1
    while (
        end < min(len(lines), first + _GUESSED_TITLE_LINES)
        and not layout.separates(lines[end])
        and not layout.fits(lines[end - 1], lines[end])
    ):
        end += 1
    return end


def _is_masthead(text: str, vocabulary: Vocabulary) -> bool:
    return bool(
        vocabulary.masthead.match(text)
        or vocabulary.session.match(text)
        or vocabulary.agenda_item.match(text)
        or vocabulary.adopted_by.match(text)
        or date_of(text, vocabulary.language)
        or (first_date(text, vocabulary.language) and columns(text) < _ENACTING_COLUMNS // 2)
    )


def _behind_masthead(lines: Sequence[Line], vocabulary: Vocabulary) -> int:
    """Return the index of the first line behind the last one that only a masthead has."""
    last = max(
        (i for i, line in enumerate(lines) if _is_masthead(line.text, vocabulary)), default=-1
    )
    return last + 1 if last + 1 < len(lines) else max(len(lines) - 1, 0)


def _particulars(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[str, str, dt.date | None]:
    texts = [line.text for line in lines]
    session = next((text for text in texts if vocabulary.session.match(text)), "")
    agenda = next((text for text in texts if vocabulary.agenda_item.match(text)), "")
    # All versions but the French and Spanish print the date of distribution in English.
    date = next((day for text in texts if (day := date_of(text, vocabulary.language))), None)
    date = date or next((day for text in texts if (day := date_of(text, "en"))), None)
    return session, agenda, date


def _behind_agenda_title(lines: Sequence[Line], layout: Layout, first: int, head: int) -> int:
    """Return the line behind the agenda item's own title, which follows the item without a gap.

    Where neither a gap nor an indent ends it, it cannot be told from the document's title.
    """
    if layout.usual_gap:
        return first
    for i in range(first + 1, head):
        if layout.separates(lines[i]) or lines[i].indent > lines[i - 1].indent:
            return i
    return first


def _styled(lines: Sequence[Line], vocabulary: Vocabulary, joiner: Joiner) -> Masthead:
    """Read the masthead of a document whose file says which lines are its title."""
    first = next(i for i, line in enumerate(lines) if line.level == 1)
    end = first
    while end < len(lines) and lines[end].level == 1:
        end += 1
    session, agenda_item, date = _particulars(lines[:first], vocabulary)
    title = without_marks(joiner.join(lines[first:end])).strip()
    return Masthead(title, session, agenda_item, date, "", end, ())


def _report(
    lines: Sequence[Line], layout: Layout, vocabulary: Vocabulary, joiner: Joiner
) -> Masthead:
    """Read the masthead of a document that enacts nothing; its title is a guess."""
    head = next(
        (
            i
            for i, line in enumerate(lines[:_SEARCHED])
            if line.level
            or paragraph_number(line.text, vocabulary)
            or heading_label(line.text, vocabulary)
            or vocabulary.summary.match(line.text)
        ),
        min(len(lines), _SEARCHED),
    )
    last = max((i for i in range(head) if _is_masthead(lines[i].text, vocabulary)), default=-1)
    first = last + 1
    if last >= 0 and vocabulary.agenda_item.match(lines[last].text):
        first = _behind_agenda_title(lines, layout, first, head)
    session, agenda_item, date = _particulars(lines[: last + 1], vocabulary)
    end = first
    while end < head and end < first + _TITLE_LINES:
        if end > first and (layout.separates(lines[end]) or not layout.wrapped):
            break
        if ends_sentence(lines[end].text):
            break
        end += 1
        if vocabulary.note_by.match(lines[end - 1].text):
            break
    if layout.usual_gap:
        end = min(end, first + _GUESSED_TITLE_LINES)
    title = without_marks(joiner.join(lines[first:end])).strip()
    doubts = (Doubt(DoubtKind.TITLE_GUESSED, lines[first].number if title else None, title),)
    return Masthead(title, session, agenda_item, date, "", end, doubts)
