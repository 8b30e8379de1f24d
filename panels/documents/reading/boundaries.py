"""Where a paragraph without a number ends and the next begins."""

from enum import Enum

from panels.documents.reading.footnote_marks import without_marks
from panels.documents.reading.lines import Layout, Line
from panels.documents.reading.punctuation import (
    begins_lower,
    begins_upper,
    ends_clause,
    ends_item,
    ends_sentence,
)
from panels.documents.reading.vocabulary import Vocabulary

# A first line is set in by at least this many columns.
_INDENT = 3


class Break(Enum):
    """Whether a paragraph begins with a line."""

    NO = 0
    YES = 1
    BY_WORDING = 2


def preamble_break(previous: Line, line: Line, layout: Layout, vocabulary: Vocabulary) -> Break:
    """Say whether a preambular paragraph begins with a line.

    Such a paragraph ends with a comma and opens with one of a known set of words, with a capital
    where the language sets one. Layout is the other witness: a break where the next word still
    had room on the line was meant, and so were blank space and an indent.
    """
    text = without_marks(line.text).lstrip("«“\"'( ")
    if vocabulary.preamble_capitalised and begins_lower(text):
        return Break.NO
    opens = bool(vocabulary.opener.match(text)) and not vocabulary.not_opener.match(text)
    set_apart = layout.separates(line) or line.indent >= previous.indent + _INDENT
    meant = set_apart or layout.fits(previous, line)
    if not ends_clause(previous.text):
        complete = ends_item(previous.text, vocabulary)
        return Break.YES if complete and meant and (opens or set_apart) else Break.NO
    if opens and (meant or vocabulary.preamble_capitalised):
        return Break.YES
    if opens:
        return Break.BY_WORDING
    if set_apart or layout.short(previous):
        return Break.YES
    return Break.NO


def plain_break(previous: Line, line: Line, layout: Layout) -> bool:
    """Say whether an unnumbered paragraph begins with a line, outside a preamble."""
    if begins_lower(line.text):
        return False
    if not layout.wrapped or layout.separates(line):
        return ends_sentence(previous.text) or (not line.page_start and not layout.wrapped)
    return ends_sentence(previous.text) and layout.fits(previous, line)


def continuation_break(previous: Line, line: Line, layout: Layout) -> bool:
    """Say whether an unnumbered paragraph begins with a line below a numbered one.

    Only blank space shows that, or a text in which each line is a paragraph.
    """
    set_apart = layout.separates(line) or (not layout.wrapped and not line.page_start)
    return set_apart and ends_sentence(previous.text) and not begins_lower(line.text)


def heading_break(previous: Line, line: Line, layout: Layout) -> bool:
    """Say whether a heading has ended before a line."""
    return (
        layout.separates(line)
        or layout.fits(previous, line)
        or ends_sentence(previous.text)
        or line.page_start
    )


def may_be_heading(text: str, layout: Layout) -> bool:
    """Say whether a line reads like a heading: no sentence, and not from the middle of one."""
    bare = without_marks(text)
    last = bare.rstrip()[-1:]
    return (
        bool(bare)
        and not begins_lower(bare)
        and last not in ".,;:،؛，；。：、"
        and (begins_upper(bare) or not bare[:1].isascii())
        and len(bare) <= max(layout.width * 2, 160)
    )
