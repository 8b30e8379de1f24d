"""Why a file is not read."""

from enum import StrEnum
from typing import Final

#: Pages of a PDF. More cannot be corrected in one form of the editor.
MOST_PAGES: Final = 200


class Reason(StrEnum):
    """What is the matter with a file."""

    EMPTY = "empty"
    TOO_LARGE = "too large"
    WRONG_KIND = "wrong kind"
    OLD_WORD = "old Word"
    NOT_UTF8 = "not UTF-8"
    ENCRYPTED = "encrypted"
    MACROS = "macros"
    BOMB = "far larger unpacked"
    SCANNED = "scanned"
    TOO_MANY_PAGES = "too many pages"
    BROKEN = "broken"
    NO_TEXT = "no text"
    TOO_DEMANDING = "too demanding"


class RefusedError(Exception):
    """A file is not read.

    Attributes:
        reason: why.
        pages: of the file, where they are the reason.
        empty_pages: those of them that hold no text.
    """

    def __init__(self, reason: Reason, pages: int = 0, empty_pages: int = 0) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.pages = pages
        self.empty_pages = empty_pages
