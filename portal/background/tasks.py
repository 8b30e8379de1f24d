"""The portal's own periodic tasks."""

from django.core.management import call_command
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from portal.background.abandoned import requeue_tasks_older_than
from portal.background.schedule import KEEP_FINISHED


@task()
def publish_scheduled_pages() -> None:
    """Publish and expire what editors scheduled for now."""
    call_command("publish_scheduled", verbosity=0)


@task()
def requeue_abandoned_tasks() -> int:
    """Give tasks back that died with their worker on another machine; return how many."""
    return requeue_tasks_older_than(timezone.now())


@task()
def prune_finished_tasks() -> int:
    """Delete results of tasks finished more than two days ago; return how many."""
    finished = DBTaskResult.objects.finished().filter(
        finished_at__lt=timezone.now() - KEEP_FINISHED
    )
    return finished.delete()[0]
