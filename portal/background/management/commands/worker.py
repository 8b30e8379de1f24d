"""Run one task worker of the pool."""

import os
import signal
import threading
import time
from argparse import ArgumentParser
from typing import Any

from django_tasks_db.management.commands import db_worker

WATCH_SECONDS = 1.0


class Command(db_worker.Command):
    """A ``db_worker`` that logs as the settings say and does not outlive its supervisor."""

    help = "Run one task worker; started by the command work."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the supervisor to the options of ``db_worker``."""
        super().add_arguments(parser)
        parser.add_argument(
            "--supervisor", type=int, required=True, help="process id of the command work"
        )

    def configure_logging(self, verbosity: int) -> None:
        """Leave logging to the settings, which show every task that fails."""

    def handle(self, **options: Any) -> None:
        """Work until told to stop, or until the supervisor is gone."""
        supervisor = options.pop("supervisor")
        threading.Thread(target=_end_with, args=[supervisor], daemon=True).start()
        super().handle(**options)


def _end_with(supervisor: int) -> None:
    """Ask this process to finish its task and end when the supervisor is no longer its parent."""
    while os.getppid() == supervisor:
        time.sleep(WATCH_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
