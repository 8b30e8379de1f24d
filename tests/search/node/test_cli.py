"""The command line, as a person or another program uses it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from search.node.cluster import Cluster
from search.node.configuration import Engine
from search.node.process import Process, wait_for_end

PROJECT = Path(__file__).resolve().parents[3]
NODE = [sys.executable, "-m", "search.node"]


def call(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 -- our own program
        [*NODE, *arguments],
        cwd=PROJECT,
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def wait_until(condition: Callable[[], bool], seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "what was waited for did not happen"
        time.sleep(0.1)


@pytest.mark.elasticsearch
def test_start_status_stop_and_the_end_of_the_parent(
    engine: Engine,  # noqa: ARG001 -- fetched before the clock runs
    run_dir: Path,
) -> None:
    there = ("--run-dir", str(run_dir))
    assert call("stop", *there).returncode == 0
    status = call("status", *there)
    assert (status.returncode, status.stdout) == (3, "not running\n")

    with subprocess.Popen(["sleep", "600"]) as parent:  # noqa: S607 -- of this machine
        try:
            started = call("start", *there, "--port", "0", "--with-parent", str(parent.pid))
            assert started.returncode == 0, started.stderr
            url = started.stdout.strip()
            assert url.startswith("http://127.0.0.1:")
            status = call("status", *there)
            assert (status.returncode, status.stdout.strip()) == (0, url)
            assert "node-1" in status.stderr
            again = call("start", *there, "--port", "0")
            assert (again.returncode, again.stdout.strip()) == (0, url)
            assert "running already" in again.stderr
            processes = Cluster(run_dir).nodes[0].processes()
            guards = guards_of(run_dir)
            assert len(guards) == 1
        finally:
            # Or a failure would be told after ten minutes.
            parent.kill()
    assert wait_for_end([*processes, *guards], 60), "node and guard end with the parent"
    assert call("status", *there).returncode == 3


@pytest.mark.elasticsearch
def test_run_lends_a_node_and_takes_it_away(engine: Engine, run_dir: Path) -> None:
    assert engine.home.exists()
    command = (
        "import os, urllib.request as r; "
        "print(os.environ['ELASTICSEARCH_URL']); "
        "r.urlopen(os.environ['ELASTICSEARCH_URL']).close(); raise SystemExit(7)"
    )
    proxies = {"http_proxy": "http://127.0.0.1:1", "no_proxy": "127.0.0.1"}
    ran = call("run", "--", sys.executable, "-c", command, TMPDIR=str(run_dir), **proxies)
    assert ran.returncode == 7, ran.stderr
    url = ran.stdout.strip()
    assert url.startswith("http://127.0.0.1:")
    assert not list(run_dir.iterdir()), "its folder is gone"


@pytest.mark.elasticsearch
def test_run_leaves_nothing_when_it_is_killed(engine: Engine, run_dir: Path) -> None:
    assert engine.home.exists()
    there = run_dir / "there"
    with running(run_dir, "sh", "-c", f"echo $$ > {there}; exec sleep 600") as process:
        wait_until(lambda: there.exists() and there.read_text() != "")
        command = Process.of(int(there.read_text()))
        (folder,) = run_dir.glob("portal-elasticsearch-*")
        processes = [*Cluster(folder).nodes[0].processes(), *guards_of(folder)]
        assert len(processes) == 3
        process.kill()
    assert wait_for_end(processes, 60)
    wait_until(lambda: not folder.exists())
    assert command is not None
    command.send(signal.SIGKILL)


@pytest.mark.elasticsearch
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_run_leaves_nothing_when_it_is_stopped_while_the_node_starts(
    engine: Engine, run_dir: Path, number: signal.Signals
) -> None:
    assert engine.home.exists()
    with running(run_dir, "sh", "-c", f"touch {run_dir}/there") as process:
        wait_until(lambda: bool(list(run_dir.glob("*/guard.log"))))
        (folder,) = run_dir.glob("portal-elasticsearch-*")
        processes = [*Cluster(folder).nodes[0].processes(), *guards_of(folder)]
        process.send_signal(number)
        assert process.wait() == 128 + number
    assert processes
    assert wait_for_end(processes, 60)
    assert not list(run_dir.iterdir()), "neither its folder nor a command that was never run"


def running(folder: Path, *command: str) -> "subprocess.Popen[bytes]":
    """Start a command on a throw-away node whose folder is made in ``folder``."""
    return subprocess.Popen(  # noqa: S603 -- our own program
        [*NODE, "run", "--", *command],
        cwd=PROJECT,
        env={**os.environ, "TMPDIR": str(folder)},
        stderr=subprocess.DEVNULL,
    )


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["start", "--port", "70000"], "0 to 65535"),
        (["start", "--nodes", "0"], "at least one node"),
        (["run"], "COMMAND"),
        ([], "ACTION"),
        (["status", "--port", "1"], "--port"),
    ],
)
def test_a_wrong_request_is_explained(arguments: list[str], says: str) -> None:
    answer = call(*arguments)
    assert answer.returncode == 2
    assert says in answer.stderr


def test_missing_programs_are_one_line_and_69(run_dir: Path) -> None:
    for action in (["fetch"], ["start"], ["run", "--", "true"]):
        answer = call(*action, PORTAL_CACHE=str(run_dir / "cache"), PATH=str(run_dir))
        assert answer.returncode == 69
        assert "apt-get install openjdk-17-jre-headless" in answer.stderr
        assert "Traceback" not in answer.stderr
        assert not answer.stdout
    assert not list(run_dir.iterdir()), "nothing was begun"


def test_an_unknown_parent_is_refused(run_dir: Path) -> None:
    answer = call("start", "--run-dir", str(run_dir), "--with-parent", "4194304")
    assert answer.returncode == 78
    assert "there is no process 4194304" in answer.stderr


def guards_of(run_dir: Path) -> list[Process]:
    """Return the guards over ``run_dir`` that run now."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "cmdline").read_text(errors="replace").split("\0")
        except OSError:
            continue
        if "search.node.guard" in words and str(run_dir) in words:
            process = Process.of(int(entry.name))
            if process is not None:
                found.append(process)
    return found
