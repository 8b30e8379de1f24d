"""Keeping the portal's programs running until somebody asks to stop."""

import time
from collections.abc import Callable

from portal.launch.console import last_lines, say
from portal.launch.program import Program

LONGEST_PAUSE = 30.0
SETTLED_SECONDS = 20.0
MOST_FAILURES = 5
TAIL = 15


class ServiceFailed(Exception):  # noqa: N818 -- reads as what happened
    """A program ended again and again: the message shows the end of its log."""


class Service:
    """A program that is started again when it ends, each time after a longer pause.

    Args:
        name: what the person calls it, as in "the server".
        start: starts it.
        grace: seconds it may take to close.
        pause: seconds before the first restart; doubled each time, up to 30.
        settled: seconds after which a program counts as up, and earlier failures as forgotten.
    """

    def __init__(
        self,
        name: str,
        start: Callable[[], Program],
        *,
        grace: float = 10.0,
        pause: float = 1.0,
        settled: float = SETTLED_SECONDS,
    ) -> None:
        self.name = name
        self.start = start
        self.grace = grace
        self.pause = pause
        self.settled = settled
        self.failures = 0
        self.program: Program | None = None
        self.due = 0.0

    def tick(self) -> None:
        """Start it when it is time to; note when it has ended.

        Raises:
            ServiceFailed: it ended five times in a row soon after its start.
        """
        if self.program is None:
            if time.monotonic() >= self.due:
                self.program = self.start()
            return
        code = self.program.poll()
        if code is None:
            if self.program.seconds > self.settled:
                self.failures = 0
            return
        self.failures += 1
        log, self.program = self.program.log, None
        if self.failures >= MOST_FAILURES:
            tail = "\n".join(f"    {line}" for line in last_lines(log, TAIL))
            raise ServiceFailed(f"{self.name} ended {self.failures} times in a row. {log}:\n{tail}")
        wait = min(LONGEST_PAUSE, self.pause * 2 ** (self.failures - 1))
        self.due = time.monotonic() + wait
        say(f"! {self.name} ended ({ending(code)}); it starts again in {wait:g} s. Log: {log}")

    def stop(self) -> None:
        """End it with everything below it."""
        if self.program is not None:
            self.program.stop(self.grace)
            self.program = None


def ending(code: int) -> str:
    """Say how a program ended: ``exit code 1`` or ``signal 9``."""
    return f"signal {-code}" if code < 0 else f"exit code {code}"
