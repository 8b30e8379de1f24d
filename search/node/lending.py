"""A throw-away cluster, and running somebody's command while it stands by."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from search.node.cluster import Cluster
from search.node.configuration import Engine
from search.node.process import Process

PASSED_ON = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
NOT_FOUND = 127
NOT_EXECUTABLE = 126


@contextmanager
def throw_away(
    engine: Engine,
    folder: Path,
    *,
    size: int = 1,
    environ: Mapping[str, str] = os.environ,
) -> Iterator[Cluster]:
    """Lend a cluster on free ports; ``folder`` and all in it is removed in the end.

    Args:
        engine: what to run.
        folder: an empty folder, from `search.node.places.temporary_folder`.
        size: number of nodes.
        environ: variables to start from.
    """
    cluster = Cluster(folder, Process.of(os.getpid()), remove=True)
    try:
        cluster.start(engine, size=size, port=0, environ=environ)
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


def lend(command: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run ``command``, pass signals on to it, and return its exit code as a shell would.

    The command decides how it ends; whoever called this tidies up after it.
    """
    process: subprocess.Popen[bytes] | None = None
    early: list[int] = []

    def pass_on(number: int, _frame: FrameType | None) -> None:
        if process is None:
            early.append(number)
        # Ctrl-C at a terminal has reached the command already; twice would be a harsher word.
        elif number != signal.SIGINT or not _in_foreground():
            process.send_signal(number)

    # Before the command starts: it may be running, and a signal come, before Popen returns.
    before = {number: signal.signal(number, pass_on) for number in PASSED_ON}
    try:
        process = subprocess.Popen(list(command), env=dict(environ))  # noqa: S603 -- as asked for
        for number in early:
            process.send_signal(number)
        code = process.wait()
    except FileNotFoundError:
        sys.stderr.write(f"{command[0]}: not found\n")
        return NOT_FOUND
    except OSError as error:
        sys.stderr.write(f"{command[0]}: {error.strerror}\n")
        return NOT_EXECUTABLE
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return code if code >= 0 else 128 - code


def _in_foreground() -> bool:
    """Tell whether this process and its command are what the terminal's keys go to."""
    try:
        terminal = os.open(os.ctermid(), os.O_RDONLY | os.O_NOCTTY)
    except OSError:
        return False
    try:
        return os.tcgetpgrp(terminal) == os.getpgrp()
    finally:
        os.close(terminal)
