"""The room of submissions."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SubmissionsConfig(AppConfig):
    """What organisations send to be published, before and after it becomes a page."""

    name = "activities.submissions"
    label = "submissions"
    verbose_name = _("Submissions")

    def ready(self) -> None:
        """Have those who sent an activity told of it, led back to it and shown its files."""
        from activities.agreement.correspondents import register  # noqa: PLC0415 -- models are ready only now
        from activities.repository.files import register_reader  # noqa: PLC0415 -- as above
        from activities.submissions.errand import errand  # noqa: PLC0415 -- as above
        from activities.submissions.owners import recipients  # noqa: PLC0415 -- as above
        from activities.submissions.reading import may_read  # noqa: PLC0415 -- as above
        from portal.organisations.views.account import register_errand  # noqa: PLC0415 -- as above

        register(recipients)
        register_reader(may_read)
        register_errand(errand)
