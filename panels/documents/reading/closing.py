"""What stands below the text: the meeting, the date, how it was adopted."""

from panels.documents.reading.dates import date_of
from panels.documents.reading.vocabulary import Vocabulary

OPENING_BRACKETS = "[［【〔"
CLOSING_BRACKETS = "]］】〕"


def opens_closing(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line reads like the first below the text: a meeting, a date or "[Adopted …]"."""
    return (
        bool(vocabulary.meeting.match(text))
        or date_of(text, vocabulary.language) is not None
        or text[0] in OPENING_BRACKETS
    )
