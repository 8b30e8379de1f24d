"""What the reader has to know of a language to follow a UN document in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words and conventions of one official language.

    Attributes:
        language: the portal's code of the language.
        preamble_capitalised: whether each preambular paragraph opens with a capital letter.
            In Russian it opens in lower case; Arabic and Chinese have no case.
        opener: matches the first words of a preambular paragraph.
        not_opener: words of the same shape that only continue a sentence.
        organ: names of organs, by which the enacting line is known.
        meeting: a whole line that names the meeting of adoption ("49th meeting").
        session: a whole line that names the session ("Fifty-seventh session").
        agenda_item: the start of a line that names the agenda item.
        adopted_by: the start of a masthead line such as "Resolution adopted by ...".
        masthead: other lines that stand only in the masthead.
        annex: a line that opens an annex, where numbering may start again.
        contents: the heading of a table of contents.
        summary: a line that heads a report's summary, below its title.
        note_by: the last line of a title, which says who transmits a report.
        recycle: the printed request to recycle.
        note_opening: how a footnote usually begins ("See ...").
        months: names of months, lower case, to their numbers.
        list_conjunction: words that may stand between a semicolon and the next item.
        hyphenated_tail: word parts that keep the hyphen before them.
        hyphenated_head: word parts that keep the hyphen after them.
    """

    language: str
    preamble_capitalised: bool
    opener: re.Pattern[str]
    organ: re.Pattern[str]
    meeting: re.Pattern[str]
    session: re.Pattern[str]
    agenda_item: re.Pattern[str]
    adopted_by: re.Pattern[str]
    masthead: re.Pattern[str]
    annex: re.Pattern[str]
    contents: re.Pattern[str]
    summary: re.Pattern[str]
    note_by: re.Pattern[str]
    recycle: re.Pattern[str]
    note_opening: re.Pattern[str]
    months: Mapping[str, int]
    not_opener: re.Pattern[str] = field(default=re.compile(r"(?!)"))
    list_conjunction: frozenset[str] = frozenset()
    hyphenated_tail: frozenset[str] = frozenset()
    hyphenated_head: frozenset[str] = frozenset()


def words(pattern: str) -> re.Pattern[str]:
    """Compile a pattern that ignores case and may be laid out over several lines."""
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


def exact(pattern: str) -> re.Pattern[str]:
    """Compile a pattern in which case matters and layout does not."""
    return re.compile(pattern, re.VERBOSE)
