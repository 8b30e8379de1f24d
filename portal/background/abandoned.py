"""Tasks that a worker took and never finished, because it was killed.

django-tasks-db leaves such a task RUNNING for ever; here it becomes READY again. Tasks are
idempotent, so running one twice does no harm.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

LONGEST_TASK = timedelta(minutes=30)


def requeue_tasks_of(workers: Iterable[str]) -> int:
    """Make the unfinished tasks of workers known to be dead ready again; return how many."""
    dead = set(workers)
    left = [
        task.pk
        for task in DBTaskResult.objects.running().only("pk", "worker_ids")
        if task.worker_ids and task.worker_ids[-1] in dead
    ]
    return _requeue(left)


def requeue_tasks_older_than(now: datetime, age: timedelta = LONGEST_TASK) -> int:
    """Make tasks ready again that have run longer than any task may; return how many."""
    old = DBTaskResult.objects.running().filter(started_at__lt=now - age)
    return _requeue(list(old.values_list("pk", flat=True)))


def _requeue(keys: list[UUID]) -> int:
    running = DBTaskResult.objects.running().filter(pk__in=keys)
    return running.update(status=TaskResultStatus.READY, started_at=None)
