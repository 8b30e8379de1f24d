"""The lexicon in use, in this process: read when it is first needed, and again when it changes."""

import threading
import time
from dataclasses import dataclass, field
from typing import Final

from search.lexicon.models import LexiconVersion
from search.lexicon.storage import Lexicon, unpacked

#: How long a process may not notice that another machine put another version in use.
LOOK_AGAIN_SECONDS: Final = 15.0


@dataclass(slots=True)
class _Held:
    lock: threading.Lock = field(default_factory=threading.Lock)
    looked: float = float("-inf")
    version: int | None = None
    lexicon: Lexicon | None = None


_held = _Held()


def lexicon() -> Lexicon | None:
    """Return the lexicon in use, if there is one; at most one small query in 15 seconds."""
    if time.monotonic() - _held.looked < LOOK_AGAIN_SECONDS:
        return _held.lexicon
    # Others go on with what is held while one looks.
    if _held.lock.acquire(blocking=_held.looked == float("-inf")):
        try:
            _look()
        finally:
            _held.lock.release()
    return _held.lexicon


def forget() -> None:
    """Look again at the next query."""
    with _held.lock:
        _held.looked, _held.version, _held.lexicon = float("-inf"), None, None


def _look() -> None:
    if time.monotonic() - _held.looked < LOOK_AGAIN_SECONDS:
        return
    version = LexiconVersion.objects.filter(is_used=True).values_list("pk", flat=True).first()
    if version != _held.version:
        row = LexiconVersion.used() if version is not None else None
        _held.lexicon = unpacked(bytes(row.content)) if row else None
        _held.version = row.pk if row else None
    _held.looked = time.monotonic()
