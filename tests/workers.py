"""A task worker within the tests' own process."""

from django_tasks_db.management.commands.db_worker import Worker


def task_worker(name: str, *, interval: float = 0.0, batch: bool = False) -> Worker:
    """Return a worker of every queue, for its ``run`` to be called.

    Args:
        name: its worker id.
        interval: seconds an idle worker waits before it looks again.
        batch: whether it ends when nothing waits.
    """
    return Worker(
        queue_names=["*"],
        interval=interval,
        batch=batch,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
        excluded_queue_names=[],
    )
