"""Who can read files, and who wants them read: rooms above this one register both."""

from collections.abc import Callable
from typing import Final, NamedTuple

#: Endings of the files that are read, the one that is best to link to first.
ENDINGS: Final = (".pdf", ".docx")
#: Bytes of a file that are looked at; readers refuse what is as long.
MOST_BYTES: Final = 20_000_001


class UnreadableError(Exception):
    """A file says nothing.

    Attributes:
        reason: why, for the record.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Said(NamedTuple):
    """What a file says.

    Attributes:
        language: code of its language.
        pages: pairs of page, from 1 or 0 where it has none, and text.
    """

    language: str
    pages: list[tuple[int, str]]


#: Reads a file in a language, or in the one its text tells where that is empty; raises
#: ``UnreadableError``.
Reader = Callable[[bytes, str], Said]
#: Tells of a document of Wagtail's (primary key) the code of its language, empty where its text is
#: to tell; nothing when the room does not show it.
Wanting = Callable[[int], str | None]

_readers: list[Reader] = []
_wanting: list[Wanting] = []


def register_reader(reader: Reader) -> None:
    """Have files read so; a second time changes nothing."""
    if reader not in _readers:
        _readers.append(reader)


def register_wanting(wanting: Wanting) -> None:
    """Have a room's files read; a second time changes nothing."""
    if wanting not in _wanting:
        _wanting.append(wanting)


def said_by(data: bytes, language: str) -> Said:
    """Return what a file says.

    Raises:
        UnreadableError: it cannot be read.
    """
    for reader in _readers:
        return reader(data, language)
    raise UnreadableError("no reader")


def wanted_language(document: int) -> str | None:
    """Return in which language a document is to be read; nothing when nobody wants it read."""
    found = [told for wanting in _wanting if (told := wanting(document)) is not None]
    # A room that knows the language knows better than the text.
    return max(found, default=None)
