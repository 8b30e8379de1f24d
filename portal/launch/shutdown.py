"""Being asked to stop: Ctrl-C, a signal, a closed terminal, or the end of ``make`` itself."""

import os
import signal
from pathlib import Path
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StopRequested(Exception):  # noqa: N818 -- a wish, not an error
    """Raised between two steps once somebody asked to stop."""


def caught_signals(pid: int) -> int:
    """Return the mask of signals that process ``pid`` handles itself (0: none, or gone)."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    for line in status.splitlines():
        if line.startswith("SigCgt:"):
            return int(line.split()[1], 16)
    return 0


class StopRequest:
    """Remembers that somebody asked to stop, and how often.

    ``make`` hands SIGTERM on to its recipe, but not SIGINT or SIGHUP: it puts its handler back
    to the default and waits for us. That change can be read in ``/proc``, so a signal sent to
    ``make`` alone is noticed too.
    """

    def __init__(self) -> None:
        self.reason = ""
        self.count = 0
        self.parent = os.getppid()
        self.parent_caught = caught_signals(self.parent)

    def listen(self) -> None:
        """Take over the signals that end a program."""
        for number in SIGNALS:
            signal.signal(number, self._note)

    def _note(self, number: int, _frame: FrameType | None) -> None:
        self.count += 1
        self.reason = self.reason or signal.Signals(number).name

    @property
    def requested(self) -> bool:
        """Whether it is time to stop; also looks at the parent process."""
        if not self.count:
            self._look_at_parent()
        return self.count > 0

    @property
    def urgent(self) -> bool:
        """Whether somebody asked twice."""
        return self.count > 1

    def check(self) -> None:
        """Raise `StopRequested` when it is time to stop."""
        if self.requested:
            raise StopRequested(self.reason)

    def _look_at_parent(self) -> None:
        if os.getppid() != self.parent:
            self.count, self.reason = 1, "the program that started this one has ended"
            return
        lost = self.parent_caught & ~caught_signals(self.parent)
        for number in (signal.SIGINT, signal.SIGHUP):
            if lost & (1 << (number - 1)) and os.getppid() == self.parent:
                self.count, self.reason = 1, f"{number.name} to make"
                return
