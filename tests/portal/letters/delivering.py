"""Letters that wait for the worker."""

from django_tasks_db.models import DBTaskResult

from portal.letters.letters import send_letter


def deliver() -> None:
    """Send the letters that wait, in this test's own transaction."""
    for waiting in DBTaskResult.objects.filter(task_path=send_letter.module_path):
        send_letter.call(*waiting.args_kwargs["args"])
        waiting.delete()
