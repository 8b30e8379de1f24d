"""Run the background work of the portal."""

import logging
import signal
import threading
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections
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
        asked_to_stop = threading.Event()

        def stop(_number: int, _frame: FrameType | None) -> None:
            asked_to_stop.set()

        signal.signal(signal.SIGINT, stop)
        signal.signal(signal.SIGTERM, stop)
        pool = WorkerPool(size=workers, interval=interval)
        ticks = 0
        try:
            while not asked_to_stop.is_set():
                try:
                    pool.tick()
                    if ticks % SCHEDULE_TICKS == 0:
                        enqueue_due(timezone.now())
                except OperationalError as error:
                    # The database is away or locked for long: nothing is lost, try again.
                    logger.warning("database not available", extra={"error": str(error)})
                    close_old_connections()
                ticks += 1
                asked_to_stop.wait(TICK_SECONDS)
        finally:
            pool.stop()
