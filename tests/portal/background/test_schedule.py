"""Periodic tasks run when their time has come, and only then."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries

from portal.background import schedule
from portal.background.abandoned import LONGEST_TASK
from portal.background.schedule import KEEP_FINISHED, enqueue_due, every
from portal.background.tasks import (
    prune_finished_tasks,
    publish_scheduled_pages,
    requeue_abandoned_tasks,
)
from tests.portal.background.tasks import idle, idle_too

pytestmark = pytest.mark.django_db
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture
def _two_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A schedule of one task a minute and one an hour."""
    monkeypatch.setattr(schedule, "_schedule", {})
    every(60, idle)
    every(3600, idle_too)


def finish_all() -> None:
    for row in DBTaskResult.objects.ready():
        row.claim("worker")
        row.set_successful(None)


@pytest.mark.usefixtures("_two_tasks")
def test_all_are_due_at_first_and_each_when_its_time_has_passed() -> None:
    now = timezone.now()
    assert enqueue_due(now) == [idle.module_path, idle_too.module_path]
    finish_all()
    assert enqueue_due(now + MINUTE / 2) == []
    assert enqueue_due(now + MINUTE * 1.1) == [idle.module_path]
    finish_all()
    DBTaskResult.objects.update(enqueued_at=now - HOUR)
    assert enqueue_due(now + MINUTE) == [idle.module_path, idle_too.module_path]


@pytest.mark.usefixtures("_two_tasks")
def test_what_waits_or_runs_is_not_enqueued_again() -> None:
    now = timezone.now()
    enqueue_due(now)
    assert enqueue_due(now + MINUTE * 2) == []
    DBTaskResult.objects.get(task_path=idle.module_path).claim("worker")
    assert enqueue_due(now + MINUTE * 2) == []


@pytest.mark.usefixtures("_two_tasks")
def test_one_that_died_with_its_worker_does_not_keep_itself_off_the_schedule() -> None:
    now = timezone.now()
    enqueue_due(now)
    DBTaskResult.objects.get(task_path=idle.module_path).claim("dead")
    assert enqueue_due(now + LONGEST_TASK - MINUTE) == []
    assert enqueue_due(now + LONGEST_TASK + MINUTE) == [idle.module_path]


@pytest.mark.usefixtures("_two_tasks")
def test_a_failed_task_is_due_again_in_its_time() -> None:
    now = timezone.now()
    enqueue_due(now)
    row = DBTaskResult.objects.get(task_path=idle.module_path)
    row.claim("worker")
    row.set_failed(ValueError())
    assert row.status == TaskResultStatus.FAILED
    assert enqueue_due(now) == []
    assert enqueue_due(now + MINUTE * 2) == [idle.module_path]


@pytest.mark.usefixtures("_two_tasks")
def test_looking_costs_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    enqueue_due(timezone.now())
    with django_assert_num_queries(1):
        assert enqueue_due(timezone.now()) == []


@pytest.mark.usefixtures("_two_tasks")
def test_a_time_longer_than_results_are_kept_is_refused() -> None:
    with pytest.raises(ValueError, match="idle: its last run would be forgotten"):
        every(int(KEEP_FINISHED.total_seconds()), idle)


def test_the_portals_own_tasks_are_on_the_schedule() -> None:
    enqueued = enqueue_due(timezone.now())
    for task in (publish_scheduled_pages, requeue_abandoned_tasks, prune_finished_tasks):
        assert task.module_path in enqueued
