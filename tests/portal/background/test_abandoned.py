"""Tasks of dead workers are put back."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from portal.background.abandoned import (
    LONGEST_TASK,
    requeue_tasks_of,
    requeue_tasks_older_than,
)
from portal.background.tasks import prune_finished_tasks, requeue_abandoned_tasks
from tests.portal.background.tasks import idle

pytestmark = pytest.mark.django_db


def taken(*workers: str, started: datetime | None = None) -> "DBTaskResult[[], None]":
    """Enqueue a task that workers took, one after the other, and the last did not finish."""
    row = DBTaskResult.objects.get(pk=idle.enqueue().id)
    for worker in workers:
        row.claim(worker)
    if started:
        DBTaskResult.objects.filter(pk=row.pk).update(started_at=started)
    return row


def status(row: "DBTaskResult[[], None]") -> str:
    return str(DBTaskResult.objects.get(pk=row.pk).status)


def test_a_dead_workers_task_is_ready_again_and_no_others() -> None:
    dead, living, before = taken("dead"), taken("living"), taken("dead", "living")
    finished = taken("dead")
    finished.set_successful(None)
    assert requeue_tasks_of(["dead"]) == 1
    assert status(dead) == TaskResultStatus.READY
    assert status(living) == status(before) == TaskResultStatus.RUNNING
    assert status(finished) == TaskResultStatus.SUCCESSFUL
    assert dead in DBTaskResult.objects.ready()
    assert requeue_tasks_of(["dead"]) == 0


def test_nobodys_tasks_are_none() -> None:
    taken("")
    waiting = DBTaskResult.objects.get(pk=idle.enqueue().id)
    assert requeue_tasks_of([]) == 0
    assert requeue_tasks_of(["dead"]) == 0
    assert status(waiting) == TaskResultStatus.READY


def test_a_task_that_ran_too_long_is_ready_again() -> None:
    now = timezone.now()
    old = taken("elsewhere", started=now - LONGEST_TASK - timedelta(seconds=1))
    young = taken("elsewhere", started=now - LONGEST_TASK + timedelta(seconds=1))
    assert requeue_tasks_older_than(now) == 1
    assert (status(old), status(young)) == (TaskResultStatus.READY, TaskResultStatus.RUNNING)


def test_a_task_does_so_by_itself() -> None:
    old = taken("elsewhere", started=timezone.now() - LONGEST_TASK * 2)
    assert requeue_abandoned_tasks.call() == 1
    assert status(old) == TaskResultStatus.READY


def test_results_are_pruned_after_two_days_and_work_never() -> None:
    long_ago = timezone.now() - timedelta(days=3)
    old, new, failed, running = (taken("worker") for _ in range(4))
    waiting = DBTaskResult.objects.get(pk=idle.enqueue().id)
    old.set_successful(None)
    new.set_successful(None)
    failed.set_failed(ValueError())
    DBTaskResult.objects.filter(pk__in=[old.pk, failed.pk]).update(finished_at=long_ago)
    DBTaskResult.objects.update(enqueued_at=long_ago)
    assert prune_finished_tasks.call() == 2
    assert set(DBTaskResult.objects.all()) == {new, running, waiting}
