"""The room of moderation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    """What the secretariat reviews, and what it sees of the States' decisions."""

    name = "activities.moderation"
    label = "moderation"
    verbose_name = _("Moderation")

    def ready(self) -> None:
        """Have duplicates looked for whenever an activity is sent, and old files deleted."""
        from activities.moderation.duplicates import report  # noqa: PLC0415 -- models are ready only now
        from activities.spreadsheets.keeping import HOUR, forget_by_itself  # noqa: PLC0415 -- as above
        from activities.submissions.hooks import register  # noqa: PLC0415 -- as above
        from portal.background.schedule import every  # noqa: PLC0415 -- as above

        register(report)
        every(HOUR, forget_by_itself)
