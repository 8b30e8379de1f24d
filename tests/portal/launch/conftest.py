"""A small program that does what ``make demo`` does with processes, run as itself."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).resolve().parents[3]

# Starts one child that stays, one grandchild that ignores SIGTERM, and one that leaves for the
# background (a session of its own, its parent gone).
FAMILY = dedent("""
    import os, signal, subprocess, sys, time
    from pathlib import Path
    folder = Path(sys.argv[1])
    def note(name):
        (folder / f"{name}.part").write_text(str(os.getpid()))
        (folder / f"{name}.part").rename(folder / f"{name}.pid")
    if os.fork() == 0:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        note("stubborn")
        time.sleep(60)
        os._exit(0)
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            note("daemon")
            time.sleep(60)
        os._exit(0)
    os.wait()
    note("child")
    time.sleep(60)
""")
KEEPER = dedent("""
    import sys, time
    from pathlib import Path
    from portal.launch.processes import adopt_orphans, end_descendants
    from portal.launch.program import Program
    from portal.launch.shutdown import StopRequest
    from portal.launch.supervisor import Service
    folder = Path(sys.argv[1])
    stop = StopRequest()
    stop.listen()
    adopt_orphans()
    command = [sys.executable, str(folder / "family.py"), str(folder)]
    service = Service(
        "The family", lambda: Program(command, folder / "log", env={}, cwd=folder), grace=0.3
    )
    while not stop.requested:
        service.tick()
        time.sleep(0.05)
    service.stop()
    end_descendants(0.3)
    (folder / "reason.part").write_text(stop.reason)
    (folder / "reason.part").rename(folder / "reason")
""")


class Family:
    """The processes of one run: the keeper and what it started."""

    names = ("child", "stubborn", "daemon")

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "family.py").write_text(FAMILY)
        (folder / "keeper.py").write_text(KEEPER)
        keeper = f"{sys.executable} {folder / 'keeper.py'} {folder}"
        (folder / "Makefile").write_text(f"demo:\n\t@{keeper}\n")

    def start(self, *, with_make: bool = False) -> "subprocess.Popen[bytes]":
        """Start the keeper, or a make that runs it, and wait until the whole family is there."""
        keeper = [sys.executable, str(self.folder / "keeper.py"), str(self.folder)]
        command = ["make", "-C", str(self.folder), "demo"] if with_make else keeper
        process = subprocess.Popen(  # noqa: S603 -- our own program
            command,
            env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        assert wait_for(lambda: all((self.folder / f"{name}.pid").exists() for name in self.names))
        return process

    def alive(self, name: str) -> bool:
        """Tell whether one of them runs."""
        pid = (self.folder / f"{name}.pid").read_text()
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return False
        return state != "Z"

    @property
    def survivors(self) -> list[str]:
        """The names of those that still run."""
        return [name for name in self.names if self.alive(name)]

    @property
    def reason(self) -> str:
        """Why the keeper stopped; it says so last of all."""
        assert wait_for((self.folder / "reason").exists)
        return (self.folder / "reason").read_text()


def wait_for(condition: Callable[[], bool], seconds: float = 10.0) -> bool:
    """Wait until ``condition`` holds; tell whether it did in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Family]:
    """Return a family that has not been started; nothing of it is left after the test."""
    family = Family(tmp_path)
    yield family
    for name in family.names:
        if (tmp_path / f"{name}.pid").exists() and family.alive(name):
            os.kill(int((tmp_path / f"{name}.pid").read_text()), signal.SIGKILL)
