"""A bulkhead: what waits for one thing never takes up all of a process."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Full(Exception):  # noqa: N818 -- names the bulkhead's state, as the breaker's Open does
    """So many wait already that this caller should do without."""


class Bulkhead:
    """Lets so many callers in at once, and turns others away who would wait too long."""

    def __init__(self, places: int, patience: float) -> None:
        """Make one.

        Args:
            places: callers inside at the same time.
            patience: seconds a caller waits for a place; short, since who waits holds a thread.
        """
        self._patience = patience
        self._free = threading.BoundedSemaphore(places)

    @contextmanager
    def place(self) -> Iterator[None]:
        """Take a place.

        Raises:
            Full: when none became free in time.
        """
        if not self._free.acquire(timeout=self._patience):
            raise Full
        try:
            yield
        finally:
            self._free.release()
