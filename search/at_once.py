"""Taking works out of the index without waiting for a worker, within a small allowance of time."""

import threading
import time
from typing import Final
from uuid import UUID

from portal.works.registry import Kind
from search.client import WRITES_AT_ONCE, EngineAway
from search.indexing import index_keys

# However many pages an editor takes down in one go, the editor waits no longer than this; the
# tasks do the rest.
ALLOWANCE_SECONDS: Final = 0.5
WINDOW_SECONDS: Final = 5.0


class _Allowance(threading.local):
    began = float("-inf")
    spent = 0.0


_allowance = _Allowance()


def withdraw_at_once(kind: Kind, key: UUID) -> bool:
    """Bring one work up to date now, if there is time; tell whether it was done.

    A work that is still public in another language stays, with what it has left.
    """
    started = time.monotonic()
    if started - _allowance.began > WINDOW_SECONDS:
        _allowance.began, _allowance.spent = started, 0.0
    if _allowance.spent >= ALLOWANCE_SECONDS:
        return False
    try:
        index_keys(kind, [key], WRITES_AT_ONCE)
    except EngineAway:
        return False
    finally:
        _allowance.spent += time.monotonic() - started
    return True
