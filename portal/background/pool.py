"""Worker processes, kept alive."""

import logging
import subprocess
import sys
import time
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.crypto import get_random_string

from portal.background.abandoned import requeue_tasks_of

logger = logging.getLogger(__name__)

LONGEST_PAUSE = 30.0
SETTLED_AFTER = 60.0
STOP_SECONDS = 15.0


@dataclass
class Worker:
    """One ``db_worker`` process and when it may be started (again).

    Attributes:
        name: its worker id, new at each start, so that its unfinished tasks can be told.
        due: monotonic seconds from which it may start.
        failures: ends in a row soon after a start.
    """

    name: str = ""
    process: "subprocess.Popen[bytes] | None" = None
    started: float = 0.0
    due: float = 0.0
    failures: int = 0


@dataclass
class WorkerPool:
    """Keeps a number of workers running; one that ends is started again after a pause.

    On SQLite a worker ends when a write lock outlasts the database's timeout, and any worker can
    be killed; what it had begun is given back at once.
    """

    size: int
    interval: float
    workers: list[Worker] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.workers = [Worker() for _ in range(self.size)]

    def tick(self) -> None:
        """Start what is due, notice what has ended."""
        for worker in self.workers:
            if worker.process is not None and worker.process.poll() is not None:
                self._ended(worker, worker.process.returncode)
            if worker.process is None and time.monotonic() >= worker.due:
                self._start(worker)

    def stop(self) -> None:
        """Ask every worker to finish its task; end those that do not within some seconds."""
        running = [worker for worker in self.workers if worker.process is not None]
        for worker in running:
            if worker.process is not None:
                worker.process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for worker in running:
            if worker.process is None:
                continue
            try:
                worker.process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                worker.process.kill()
                worker.process.wait()
                requeue_tasks_of([worker.name])

    def _start(self, worker: Worker) -> None:
        worker.name = f"portal-{get_random_string(16)}"
        worker.started = time.monotonic()
        worker.process = subprocess.Popen(  # noqa: S603 -- our own command line, no input in it
            [
                sys.executable,
                str(settings.BASE_DIR / "manage.py"),
                "db_worker",
                "--queue-name=*",
                "--no-reload",
                "--no-startup-delay",
                f"--interval={self.interval}",
                f"--worker-id={worker.name}",
                "--verbosity=0",
            ],
            stdin=subprocess.DEVNULL,
        )

    def _ended(self, worker: Worker, code: int) -> None:
        settled = time.monotonic() - worker.started > SETTLED_AFTER
        worker.failures = 1 if settled else worker.failures + 1
        pause = min(LONGEST_PAUSE, 0.5 * 2 ** (worker.failures - 1))
        returned = requeue_tasks_of([worker.name])
        logger.warning(
            "worker ended",
            extra={"code": code, "pause_seconds": pause, "tasks_given_back": returned},
        )
        worker.process = None
        worker.due = time.monotonic() + pause
