"""The room of alerts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AlertsConfig(AppConfig):
    """Feeds of searches, and searches by e-mail for people without an account."""

    name = "search.alerts"
    label = "search_alerts"
    verbose_name = _("Search alerts")

    def ready(self) -> None:
        """Put the sending run and the deletion of addresses on the schedule."""
        from portal.background.schedule import every  # noqa: PLC0415 -- needs the app registry
        from search.alerts import tasks  # noqa: PLC0415 -- as above

        every(900, tasks.send_alerts)
        every(3600, tasks.delete_unconfirmed)
