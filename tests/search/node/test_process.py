"""A process is more than its number."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from search.node.configuration import Address
from search.node.errors import NodeError
from search.node.node import Node
from search.node.process import Process, children, tree, wait_for_end

# A process with a child of its own; it says when the child is there.
PARENT = """
import subprocess, sys
child = subprocess.Popen(["sleep", "60"])
print(child.pid, flush=True)
child.wait()
"""


@pytest.fixture
def sleeper() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(["sleep", "60"]) as process:  # noqa: S607 -- of this machine
        yield process
        process.kill()


def test_tells_a_process_from_a_later_one_of_the_same_number(
    sleeper: subprocess.Popen[bytes],
) -> None:
    now = Process.of(sleeper.pid)
    assert now is not None
    assert now.is_running()
    before = Process(sleeper.pid, "another start")
    assert not before.is_running()
    before.send(signal.SIGKILL)
    assert sleeper.poll() is None, "the number alone is no reason to end a process"


def test_one_that_awaits_its_parent_is_over(sleeper: subprocess.Popen[bytes]) -> None:
    process = Process.of(sleeper.pid)
    assert process is not None
    process.send(signal.SIGKILL)
    # Not waited for: it stays as a zombie.
    assert wait_for_end([process], 5)
    assert Process.of(sleeper.pid) is None
    process.send(signal.SIGKILL)


def test_finds_descendants() -> None:
    with subprocess.Popen(  # noqa: S603 -- our own program
        [sys.executable, "-c", PARENT], stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        found = tree(parent.pid)
        assert [process.pid for process in found] == [parent.pid, child]
        assert Process.of(parent.pid) in children(os.getpid())
        for process in found:
            process.send(signal.SIGKILL)
        assert wait_for_end(found, 5)


def test_waits_no_longer_than_told(sleeper: subprocess.Popen[bytes]) -> None:
    process = Process.of(sleeper.pid)
    assert process is not None
    began = time.monotonic()
    assert not wait_for_end([process], 0.2)
    assert 0.2 <= time.monotonic() - began < 2


@pytest.mark.root
def test_says_when_a_process_belongs_to_somebody_else(sleeper: subprocess.Popen[bytes]) -> None:
    process = Process.of(sleeper.pid)
    assert process is not None
    child = os.fork()
    if not child:
        os.setuid(65534)
        try:
            process.send(signal.SIGTERM)
        except NodeError as error:
            os._exit(0 if "another user" in str(error) else 2)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert sleeper.poll() is None


def test_a_node_counts_as_running_while_it_is_noted_anew(tmp_path: Path) -> None:
    address = Address("node-1", 9200, 9300)
    node, own = Node(tmp_path, address), Process.of(os.getpid())
    assert own is not None
    node.notes.write_text(json.dumps([{"pid": own.pid, "started": own.started}]))

    def note_often() -> None:
        for _ in range(200):
            node.note()

    with ThreadPoolExecutor(1) as writer:
        noting = writer.submit(note_often)
        looks = 0
        while not noting.done():
            assert Node(tmp_path, address).is_running()
            looks += 1
    assert noting.result() is None
    assert looks > 100
