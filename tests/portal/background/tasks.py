"""Tasks to run, to fail and to hang."""

import time
from pathlib import Path

from django_tasks import task


@task()
def write(path: str) -> None:
    """Leave a mark in a file."""
    with Path(path).open("a", encoding="utf-8") as file:
        file.write("done\n")


@task()
def fail() -> None:
    """Raise.

    Raises:
        ValueError: always.
    """
    raise ValueError("the task failed on purpose")


@task()
def hang_once(path: str) -> None:
    """Take a minute the first time, and no time when done again."""
    begun = Path(path)
    if not begun.exists():
        begun.write_text("begun", encoding="utf-8")
        time.sleep(60)
    begun.write_text("done", encoding="utf-8")


@task()
def idle() -> None:
    """Do nothing."""


@task()
def idle_too() -> None:
    """Do nothing either."""
