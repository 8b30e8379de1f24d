"""The room of submissions."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SubmissionsConfig(AppConfig):
    """What organisations send to be published, before and after it becomes a page."""

    name = "activities.submissions"
    label = "submissions"
    verbose_name = _("Submissions")

    def ready(self) -> None:
        """Have those who sent an activity told what the States decide, and lead them back to it."""
        from activities.agreement.correspondents import register  # noqa: PLC0415 -- models are ready only now
        from activities.submissions.errand import errand  # noqa: PLC0415 -- as above
        from activities.submissions.owners import recipients  # noqa: PLC0415 -- as above
        from portal.organisations.views.account import register_errand  # noqa: PLC0415 -- as above

        register(recipients)
        register_errand(errand)
