"""Worker processes, kept alive."""

import logging
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field

from django.conf import settings
from django.db import Error
from django.utils.crypto import get_random_string

from portal.background.abandoned import requeue_tasks_of

logger = logging.getLogger(__name__)

LONGEST_PAUSE = 30.0
SETTLED_AFTER = 60.0
STOP_SECONDS = 15.0


@dataclass
class Worker:
    """One ``worker`` process and when it may be started (again).

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
    workers: list[Worker] = field(init=False)

    def __post_init__(self) -> None:
        self.workers = [Worker() for _ in range(self.size)]

    def tick(self) -> None:
        """Start what is due, notice what has ended.

        Raises:
            django.db.Error: when the database is away; the next call takes up what was left.
        """
        for worker in self.workers:
            if worker.process is not None and worker.process.poll() is not None:
                self._ended(worker, worker.process.returncode)
            if worker.process is None and time.monotonic() >= worker.due:
                self._start(worker)

    def stop(self) -> None:
        """Ask every worker to finish its task; end those that do not within some seconds.

        Gives back what they leave, even those that end in good order: django-tasks-db exits at
        once when the signal comes between taking a task and beginning it.
        """
        processes = [worker.process for worker in self.workers if worker.process is not None]
        for process in processes:
            process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for process in processes:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        try:
            requeue_tasks_of(worker.name for worker in self.workers)
        except Error as error:
            # The periodic task finds them once they are older than any task may be.
            logger.warning("tasks not given back", extra={"error": str(error)})

    def _start(self, worker: Worker) -> None:
        worker.name = f"portal-{get_random_string(16)}"
        worker.started = time.monotonic()
        worker.process = subprocess.Popen(  # noqa: S603 -- our own command line, no input in it
            [
                sys.executable,
                str(settings.BASE_DIR / "manage.py"),
                "worker",
                "--queue-name=*",
                "--no-reload",
                "--no-startup-delay",
                f"--interval={self.interval}",
                f"--worker-id={worker.name}",
                f"--supervisor={os.getpid()}",
            ],
            stdin=subprocess.DEVNULL,
            # Ctrl-C in a terminal reaches this process only: a worker that gets it twice, from
            # the terminal and from here, breaks its task off.
            process_group=0,
        )

    def _ended(self, worker: Worker, code: int) -> None:
        returned = requeue_tasks_of([worker.name])
        settled = time.monotonic() - worker.started > SETTLED_AFTER
        worker.failures = 1 if settled else worker.failures + 1
        pause = min(LONGEST_PAUSE, 0.5 * 2 ** (worker.failures - 1))
        logger.warning(
            "worker ended",
            extra={"code": code, "pause_seconds": pause, "tasks_given_back": returned},
        )
        worker.process = None
        worker.due = time.monotonic() + pause
