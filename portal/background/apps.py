"""The room of background work."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BackgroundConfig(AppConfig):
    """Puts the portal's own periodic tasks on the schedule."""

    name = "portal.background"
    label = "background"
    verbose_name = _("Background work")

    def ready(self) -> None:
        """Register the periodic tasks."""
        from portal.background import tasks  # noqa: PLC0415 -- tasks need the app registry
        from portal.background.schedule import every  # noqa: PLC0415 -- as above

        every(60, tasks.publish_scheduled_pages)
        every(60, tasks.requeue_abandoned_tasks)
        every(3600, tasks.prune_finished_tasks)
