"""One at a time: a lock file that frees itself when its holder ends, however it ends."""

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

WAIT_SECONDS = 0.25


@contextmanager
def exclusive(path: Path, waiting: Callable[[], None]) -> Iterator[int]:
    """Hold the lock ``path``; while another process has it, call ``waiting`` and try again.

    Yields:
        The lock's file descriptor. A child that inherits it keeps the lock after our own end.
    """
    with path.open("ab") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                waiting()
                time.sleep(WAIT_SECONDS)
            else:
                break
        yield file.fileno()
