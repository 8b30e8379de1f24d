"""Locks between two runs in one checkout; the kernel drops them with the process."""

import fcntl
import os
from pathlib import Path


class Lock:
    """An exclusive lock on a file, released at the latest when this process ends."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.descriptor: int | None = None

    @property
    def held(self) -> bool:
        """Whether this process holds it."""
        return self.descriptor is not None

    def take(self) -> bool:
        """Take the lock when it is free, without waiting; tell whether we hold it."""
        if self.held:
            return True
        # Close-on-exec: a program we start must not keep the lock after our own end.
        descriptor = os.open(self.file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        self.descriptor = descriptor
        return True

    def release(self) -> None:
        """Let others have it."""
        if self.descriptor is not None:
            os.close(self.descriptor)
            self.descriptor = None
