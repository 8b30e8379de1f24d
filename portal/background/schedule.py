"""Periodic tasks: what has to run by itself, and how often."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Q
from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult

from portal.background.abandoned import LONGEST_TASK

# How long results of finished tasks are kept; the schedule reads from them when a task last ran.
KEEP_FINISHED = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Periodic:
    """A task without arguments and the seconds between two runs of it."""

    task: Task[[], Any]
    seconds: int


_schedule: dict[str, Periodic] = {}


def every(seconds: int, task: Task[[], Any]) -> None:
    """Put a task on the schedule; the task must be idempotent.

    Args:
        seconds: least time between two runs, shorter than results are kept.
        task: a task that takes no arguments.

    Raises:
        ValueError: when the time between two runs is too long.
    """
    if timedelta(seconds=seconds) >= KEEP_FINISHED:
        raise ValueError(f"{task.module_path}: its last run would be forgotten before the next")
    _schedule[task.module_path] = Periodic(task, seconds)


def enqueue_due(now: datetime) -> list[str]:
    """Enqueue every periodic task whose time has come; return their paths.

    A task that still waits or runs is not enqueued again; one that has run longer than any task
    may died with its worker, and would else keep itself off the schedule for ever, the task that
    gives abandoned tasks back included. One query, whatever is on the schedule.
    Two supervisors may enqueue the same task at the same moment: harmless, tasks are idempotent.
    """
    unfinished = Q(status=TaskResultStatus.READY) | Q(
        status=TaskResultStatus.RUNNING, started_at__gte=now - LONGEST_TASK
    )
    last = {
        row["task_path"]: row
        for row in DBTaskResult.objects.filter(task_path__in=_schedule)
        .order_by()
        .values("task_path")
        .annotate(newest=Max("enqueued_at"), unfinished=Count("id", filter=unfinished))
    }
    enqueued = []
    for path, periodic in _schedule.items():
        row = last.get(path)
        due = row is None or row["newest"] <= now - timedelta(seconds=periodic.seconds)
        if due and not (row and row["unfinished"]):
            periodic.task.enqueue()
            enqueued.append(path)
    return enqueued
