"""Processes told apart for certain: a number alone may long belong to another program."""

import os
import signal
import subprocess
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from search.node.errors import NodeError

PROC = Path("/proc")
BOOT = PROC / "sys/kernel/random/boot_id"
POLL_SECONDS = 0.05
ZOMBIE = "Z"
HALTED = "T"


@dataclass(frozen=True)
class Process:
    """One process that was running when it was looked at.

    Attributes:
        pid: its number.
        started: when it started, in a form that only serves to tell two processes apart.
    """

    pid: int
    started: str

    @classmethod
    def of(cls, pid: int) -> "Process | None":
        """Return the process that has the number ``pid`` now, or None."""
        facts = _facts(pid)
        return cls(pid, facts[1]) if facts else None

    def is_running(self) -> bool:
        """Tell whether this very process still runs; one that only awaits its parent does not."""
        return Process.of(self.pid) == self

    def is_halted(self) -> bool:
        """Tell whether it runs and none of its threads does anything (``SIGSTOP`` has arrived)."""
        if not self.is_running():
            return False
        if not PROC.is_dir():
            return _ps("-p", str(self.pid), "-o", "stat=").strip().startswith(HALTED)
        try:
            states = [
                _fields(task / "stat")[0] for task in (PROC / str(self.pid) / "task").iterdir()
            ]
        except (FileNotFoundError, ProcessLookupError):
            return False
        return set(states) <= {HALTED}

    def send(self, number: signal.Signals) -> None:
        """Send a signal if it still runs.

        Raises:
            NodeError: it belongs to somebody else.
        """
        if self.is_running():
            try:
                os.kill(self.pid, number)
            except ProcessLookupError:
                return
            except PermissionError as error:
                raise NodeError(f"Process {self.pid} belongs to another user.") from error


def children(pid: int) -> list[Process]:
    """Return the processes whose parent is ``pid``."""
    found = []
    for other in _all_pids():
        facts = _facts(other)
        if facts and facts[0] == pid:
            found.append(Process(other, facts[1]))
    return found


def tree(pid: int) -> list[Process]:
    """Return the process ``pid`` and all its descendants, parents first."""
    first = Process.of(pid)
    found = [first] if first else []
    for parent in found:
        found.extend(children(parent.pid))
    return found


def wait_for_end(processes: Iterable[Process], seconds: float) -> bool:
    """Wait until none of the processes runs; tell whether that came within ``seconds``."""
    deadline = time.monotonic() + seconds
    left = list(processes)
    while left := [process for process in left if process.is_running()]:
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL_SECONDS)
    return True


def _all_pids() -> list[int]:
    if PROC.is_dir():
        return [int(entry.name) for entry in PROC.iterdir() if entry.name.isdigit()]
    return [int(line) for line in _ps("-A", "-o", "pid=").split()]


def _facts(pid: int) -> tuple[int, str] | None:
    """Return the parent's number and the start of a process that runs, else None."""
    if not PROC.is_dir():
        return _facts_from_ps(pid)
    try:
        fields = _fields(PROC / str(pid) / "stat")
    except (FileNotFoundError, ProcessLookupError):
        return None
    # The first thread of a JVM that was killed is over before the others have let go of ports.
    if fields[0] == ZOMBIE and int(fields[17]) <= 1:
        return None
    # Ticks since the machine started, hence the name of that start.
    return int(fields[1]), f"{fields[19]} of {BOOT.read_text(encoding='ascii').strip()}"


def _fields(stat: Path) -> list[str]:
    """Return what follows the name in a process's or a thread's line of facts."""
    # The name may hold blanks and brackets; what follows its last bracket is regular.
    return stat.read_text(errors="replace").rpartition(")")[2].split()


def _facts_from_ps(pid: int) -> tuple[int, str] | None:
    state, _, rest = _ps("-p", str(pid), "-o", "stat=,ppid=,lstart=").strip().partition(" ")
    if not state or state.startswith(ZOMBIE):
        return None
    parent, _, started = rest.strip().partition(" ")
    return int(parent), started.strip()


def _ps(*options: str) -> str:
    """Ask ``ps``, on systems without ``/proc``."""
    return subprocess.run(  # noqa: S603 -- fixed options, no shell
        ["ps", *options],  # noqa: S607 -- wherever the system keeps it
        capture_output=True,
        text=True,
        check=False,
    ).stdout
