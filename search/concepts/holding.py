"""The vocabulary of this process: read at most once an edition, and never waited for twice."""

import threading
import time
from typing import Final

from portal.reference.vocabulary import edition, entries
from search.concepts.vocabulary import Vocabulary

#: For as long a change that another process made may go unnoticed.
LOOK_AGAIN_SECONDS: Final = 3.0


class _Held:
    """What this process holds.

    Attributes:
        vocabulary: the names of an edition.
        edition: its stamp.
        looked: when the stamp was last compared, by the monotonic clock.
    """

    vocabulary: Vocabulary | None = None
    edition: str = ""
    looked: float = 0.0


_reading = threading.Lock()


def vocabulary() -> Vocabulary:
    """Return the names of all concepts.

    Costs nothing most of the time, one query by primary key every few seconds, and four when an
    editor or an import has changed something. While one thread reads, others go on with the
    edition before; only the first reading of a process is waited for.
    """
    held = _Held.vocabulary
    if held is None:
        with _reading:
            return _Held.vocabulary or _read()
    if time.monotonic() - _Held.looked >= LOOK_AGAIN_SECONDS and _reading.acquire(blocking=False):
        try:
            # Others need not look as well.
            _Held.looked = time.monotonic()
            if edition() != _Held.edition:
                return _read()
        finally:
            _reading.release()
    return held


def forget() -> None:
    """Let the next call read anew."""
    _Held.vocabulary, _Held.edition, _Held.looked = None, "", 0.0


def _read() -> Vocabulary:
    # The stamp first: what changes while the names are read has another one, and is read again.
    stamp = edition()
    found = Vocabulary(entries())
    _Held.vocabulary, _Held.edition, _Held.looked = found, stamp, time.monotonic()
    return found
