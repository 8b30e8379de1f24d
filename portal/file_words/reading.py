"""Reading what files say: the room above this one that can registers how."""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Final, NamedTuple

logger = logging.getLogger(__name__)

#: Endings of the files that are read, the one that is best to link to first.
ENDINGS: Final = (".pdf", ".docx")
#: Bytes of a file that is read.
MOST_BYTES: Final = 20_000_000


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

_readers: list[Reader] = []


def register_reader(reader: Reader) -> None:
    """Have files read so; a second time changes nothing."""
    if reader not in _readers:
        _readers.append(reader)


def said_by(data: bytes, language: str) -> Said:
    """Return what a file says.

    Raises:
        UnreadableError: it cannot be read.
    """
    for reader in _readers:
        return reader(data, language)
    raise UnreadableError("no reader")


def content_of(open_file: Callable[[], AbstractContextManager[Any]], **whose: int) -> bytes | None:
    """Return what is in a file, or one byte more than is read; nothing when it is gone.

    Args:
        open_file: opens it to be read as bytes.
        whose: name and primary key of what it belongs to, for the log.
    """
    try:
        with open_file() as opened:
            content: bytes = opened.read(MOST_BYTES + 1)
    except FileNotFoundError:
        logger.warning("file is gone", extra=whose)
        return None
    return content
