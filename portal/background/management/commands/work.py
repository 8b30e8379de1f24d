"""Run the background work of the portal."""

import logging
import signal
import time
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections
from django.utils import timezone

from portal.background.pool import WorkerPool
from portal.background.schedule import enqueue_due

logger = logging.getLogger(__name__)

TICK_SECONDS = 1.0
SCHEDULE_TICKS = 5


class Command(BaseCommand):
    """Keep workers running and the schedule moving until asked to stop."""

    help = "Run task workers, periodic tasks and the recovery of abandoned tasks."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the command's options."""
        parser.add_argument("--workers", type=int, default=1, help="worker processes (default 1)")
        parser.add_argument(
            "--interval",
            type=float,
            default=0.5,
            help="seconds an idle worker waits before it looks again (default 0.5)",
        )

    def handle(self, *, workers: int, interval: float, **_options: Any) -> None:
        """Run until SIGINT or SIGTERM."""
        # A plain flag: setting a threading.Event in a signal handler can wait for the lock that
        # the interrupted code holds. The sleep below goes on after the signal, a second at most.
        asked_to_stop = False

        def stop(_number: int, _frame: FrameType | None) -> None:
            nonlocal asked_to_stop
            asked_to_stop = True

        signal.signal(signal.SIGINT, stop)
        signal.signal(signal.SIGTERM, stop)
        pool = WorkerPool(size=workers, interval=interval)
        ticks = 0
        try:
            while not asked_to_stop:
                try:
                    pool.tick()
                    if ticks % SCHEDULE_TICKS == 0:
                        enqueue_due(timezone.now())
                except (OperationalError, InterfaceError) as error:
                    # The database is away or locked for long: nothing is lost, try again.
                    logger.warning("database not available", extra={"error": str(error)})
                    close_old_connections()
                ticks += 1
                time.sleep(TICK_SECONDS)
        finally:
            pool.stop()
