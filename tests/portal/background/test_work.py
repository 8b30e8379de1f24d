"""``manage.py work`` in processes of its own, with what can befall them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from tests.portal.background.tasks import fail, hang_once, write

SECONDS = 60


@pytest.fixture
def start(
    transactional_db: None,  # noqa: ARG001 -- the processes see what is committed
    tmp_path: Path,
) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """Call it to start ``manage.py work`` on the database of this test."""
    database = connection.settings_dict
    url = f"sqlite:///{database['NAME']}"
    if connection.vendor == "postgresql":
        credentials = f"{database['USER']}:{database['PASSWORD']}".rstrip(":")
        host, port = database["HOST"], database["PORT"]
        url = f"postgresql://{credentials}@{host}:{port}/{database['NAME']}"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "DATABASE_URL": url,
        "PORTAL_VAR_DIR": str(tmp_path),
        "DJANGO_DEBUG": "0",
    }
    started: list[subprocess.Popen[bytes]] = []

    def start_one() -> subprocess.Popen[bytes]:
        with (tmp_path / "log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "manage.py", "work", "--interval=0.1"],
                cwd=settings.BASE_DIR,
                env=environment,
                stdin=subprocess.DEVNULL,
                stderr=log,
            )
        started.append(process)
        return process

    yield start_one
    for process in started:
        for pid in [*workers(process), process.pid]:
            if running(pid):
                os.kill(pid, signal.SIGKILL)
        process.wait()


def wait_for(condition: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < deadline, f"{what} did not happen within {SECONDS} seconds"
        time.sleep(0.1)


def workers(process: "subprocess.Popen[bytes]") -> list[int]:
    """Return the process ids of its workers (proc(5))."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(pid) for pid in children.read_text().split()] if children.exists() else []


def running(pid: int) -> bool:
    """Whether a process runs, and is not only waiting to be reaped."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


def status(key: str) -> str:
    return str(DBTaskResult.objects.values_list("status", flat=True).get(pk=key))


def test_a_killed_workers_task_is_done_by_the_next_and_sigterm_ends_all(
    start: Callable[[], "subprocess.Popen[bytes]"], tmp_path: Path
) -> None:
    begun = tmp_path / "begun"
    key = hang_once.enqueue(str(begun)).id
    process = start()
    wait_for(begun.exists, "the task")
    assert status(key) == TaskResultStatus.RUNNING
    [worker] = workers(process)
    os.kill(worker, signal.SIGKILL)
    wait_for(lambda: status(key) == TaskResultStatus.SUCCESSFUL, "the task's second run")
    assert len(DBTaskResult.objects.get(pk=key).worker_ids) == 2
    [second] = workers(process)
    process.send_signal(signal.SIGTERM)
    assert process.wait(SECONDS) == 0
    assert not running(second)


def test_a_task_that_raises_harms_no_other_and_is_logged(
    start: Callable[[], "subprocess.Popen[bytes]"], tmp_path: Path
) -> None:
    mark = tmp_path / "mark"
    failing, good = fail.enqueue().id, write.enqueue(str(mark)).id
    process = start()
    wait_for(lambda: status(good) == TaskResultStatus.SUCCESSFUL, "the good task")
    assert status(failing) == TaskResultStatus.FAILED
    assert mark.read_text() == "done\n"
    [worker] = workers(process)
    assert running(worker)
    log = (tmp_path / "log").read_text()
    assert "the task failed on purpose" in log
    assert "state=SUCCESSFUL" not in log


def test_workers_end_when_their_supervisor_is_killed(
    start: Callable[[], "subprocess.Popen[bytes]"],
) -> None:
    process = start()
    wait_for(lambda: bool(workers(process)), "a worker")
    [worker] = workers(process)
    process.kill()
    wait_for(lambda: not running(worker), "the end of the worker")


def test_ctrl_c_in_a_terminal_lets_a_task_finish(
    start: Callable[[], "subprocess.Popen[bytes]"], tmp_path: Path
) -> None:
    begun = tmp_path / "begun"
    hang_once.enqueue(str(begun))
    process = start()
    wait_for(begun.exists, "the task")
    [worker] = workers(process)
    # A terminal signals the foreground process group: the workers are not in it.
    assert os.getpgid(worker) != os.getpgid(process.pid)
