"""Watching and ending processes through ``/proc``."""

import ctypes
import os
import signal
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
POLL_SECONDS = 0.05
GRACE_SECONDS = 5.0
# Places in /proc/PID/stat, counted after the program's name (proc(5): fields 3, 4 and 22).
STATE, PARENT, STARTED = 0, 1, 19

libc = ctypes.CDLL(None, use_errno=True)


def adopt_orphans() -> None:
    """Become the parent of every descendant whose own parent ends (Linux child subreaper).

    A program that puts itself into the background would otherwise move to process 1, out of
    our sight.
    """
    libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _fields(pid: int) -> list[str]:
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    # The name in brackets may hold anything, brackets and spaces included.
    return text.rpartition(")")[2].split()


class Process(NamedTuple):
    """A process, told apart from a later one with the same number by when it started.

    Attributes:
        pid: process id.
        started: clock ticks since boot, as the kernel writes them.
    """

    pid: int
    started: str

    @property
    def alive(self) -> bool:
        """Whether it still runs; one that only waits to be reaped does not."""
        fields = _fields(self.pid)
        return bool(fields) and fields[STARTED] == self.started and fields[STATE] not in "ZX"

    def send(self, number: signal.Signals) -> None:
        """Send a signal, unless it has ended."""
        if self.alive:
            send(self.pid, number)


def send(pid: int, number: signal.Signals) -> None:
    """Send a signal to a process that may end at the same moment."""
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return


def descendants(pid: int) -> list[Process]:
    """Return the living processes below ``pid``, nearest first."""
    below: dict[int, list[Process]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            fields = _fields(int(entry.name))
            if fields and fields[STATE] not in "ZX":
                child = Process(int(entry.name), fields[STARTED])
                below.setdefault(int(fields[PARENT]), []).append(child)
    found: list[Process] = []
    queue = [pid]
    while queue:
        children = below.get(queue.pop(0), [])
        found += children
        queue += [child.pid for child in children]
    return found


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Wait until ``condition`` holds, at most ``seconds``; tell whether it did."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL_SECONDS)
    return True


def end(processes: Iterable[Process], grace: float = GRACE_SECONDS) -> None:
    """Ask the processes to end; kill those that have not after ``grace`` seconds."""
    living = [process for process in processes if process.alive]
    for process in living:
        process.send(signal.SIGTERM)
    if not wait_until(lambda: not any(process.alive for process in living), grace):
        for process in living:
            process.send(signal.SIGKILL)
        wait_until(lambda: not any(process.alive for process in living), GRACE_SECONDS)


def end_descendants(grace: float = GRACE_SECONDS) -> None:
    """End all that is still below this process, adopted orphans included, and reap them."""
    while left := descendants(os.getpid()):
        end(left, grace)
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return
