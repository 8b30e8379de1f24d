"""Stops the nodes of a run folder when the process they were started for is gone.

A process that is killed cannot tidy up. The guard is a small process beside the nodes that looks
a few times a second, and ends by itself once none of the nodes runs any more.
"""

import argparse
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from search.node.process import Process

LOOK_SECONDS = 0.3
PROJECT = Path(__file__).resolve().parents[2]


def post(run_dir: Path, parent: Process, *, remove: bool) -> Process | None:
    """Start a guard over ``run_dir`` that watches ``parent``.

    Args:
        run_dir: the nodes to stop.
        parent: the process they were started for.
        remove: whether to remove ``run_dir`` after that.

    Returns:
        The guard, or None when it has ended already.
    """
    command = [sys.executable, "-m", "search.node.guard", str(run_dir)]
    command += [str(parent.pid), parent.started, *(["--remove"] if remove else [])]
    with (run_dir / "guard.log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 -- this very module, no shell
            command,
            cwd=PROJECT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    return Process.of(process.pid)


def watch(run_dir: Path, parent: Process, *, remove: bool) -> None:
    """Wait for the end of ``parent`` or of the nodes, whichever comes first."""
    # Imported here, as the cluster posts guards itself.
    from search.node.cluster import Cluster  # noqa: PLC0415 -- see above

    while parent.is_running():
        if not any(node.is_running() for node in Cluster(run_dir).nodes):
            return
        time.sleep(LOOK_SECONDS)
    Cluster(run_dir).stop()
    if remove:
        shutil.rmtree(run_dir, ignore_errors=True)


def main(arguments: Sequence[str]) -> None:
    """Watch, as told on the command line by `post`."""
    parser = argparse.ArgumentParser(prog="search.node.guard", description=__doc__)
    parser.add_argument("run_dir", type=Path)
    parser.add_argument("pid", type=int)
    parser.add_argument("started")
    parser.add_argument("--remove", action="store_true")
    options = parser.parse_args(arguments)
    watch(options.run_dir, Process(options.pid, options.started), remove=options.remove)


if __name__ == "__main__":
    main(sys.argv[1:])
