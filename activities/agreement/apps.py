"""The room of the States' agreement."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgreementConfig(AppConfig):
    """The record of what States decide, the workflow that asks them, and withdrawal."""

    name = "activities.agreement"
    label = "agreement"
    verbose_name = _("Agreement of States")

    def ready(self) -> None:
        """Follow pages in review, remind, keep Wagtail's letters away, fill the demonstration."""
        from activities.agreement import receivers  # noqa: F401, PLC0415 -- models are ready only now
        from activities.agreement.board import lacks_agreement  # noqa: PLC0415 -- as above
        from activities.agreement.demonstration.people import PEOPLE  # noqa: PLC0415 -- as above
        from activities.agreement.demonstration.planting import (  # noqa: PLC0415 -- as above
            plant_activities,
        )
        from activities.agreement.notifying import replace_wagtails  # noqa: PLC0415 -- as above
        from activities.agreement.reading import may_read  # noqa: PLC0415 -- as above
        from activities.agreement.reminding import DAY, remind  # noqa: PLC0415 -- as above
        from activities.repository.files import register_reader  # noqa: PLC0415 -- as above
        from activities.repository.models import ActivityPage  # noqa: PLC0415 -- as above
        from portal.background.schedule import every  # noqa: PLC0415 -- as above
        from portal.demonstration import people, registry  # noqa: PLC0415 -- as above
        from portal.translation_board import holds  # noqa: PLC0415 -- as above

        replace_wagtails()
        register_reader(may_read)
        holds.register(ActivityPage, lacks_agreement)
        every(DAY, remind)
        people.register(PEOPLE)
        registry.register("activities.agreement", plant_activities, order=50)
