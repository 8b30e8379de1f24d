"""The room of requests and offers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CooperationConfig(AppConfig):
    """What States ask for, what others offer, and introductions by consent of both."""

    name = "activities.cooperation"
    label = "cooperation"
    verbose_name = _("Requests and offers")

    def ready(self) -> None:
        """Have requests found, let the secretariat decide, lead people to their desk."""
        from activities.cooperation.access import MODERATES  # noqa: PLC0415 -- models are ready only now
        from activities.cooperation.card_facts import facts_of_requests  # noqa: PLC0415 -- as above
        from activities.cooperation.clock import HOUR, look_at_the_clock  # noqa: PLC0415 -- as above
        from activities.cooperation.demonstration.people import PEOPLE  # noqa: PLC0415 -- as above
        from activities.cooperation.demonstration.planting import (  # noqa: PLC0415 -- as above
            plant_cooperation,
        )
        from activities.cooperation.desk import errand  # noqa: PLC0415 -- as above
        from activities.cooperation.intending import address  # noqa: PLC0415 -- as above
        from activities.cooperation.kind import KIND, RequestKind  # noqa: PLC0415 -- as above
        from activities.funds.fitting.intending import register as register_intentions  # noqa: PLC0415 -- as above
        from activities.repository.models import ActivityPage  # noqa: PLC0415 -- as above
        from portal.background.schedule import every  # noqa: PLC0415 -- as above
        from portal.demonstration import people, registry  # noqa: PLC0415 -- as above
        from portal.organisations.secretariat import grant  # noqa: PLC0415 -- as above
        from portal.organisations.views.account import register_errand  # noqa: PLC0415 -- as above
        from portal.pages.listing import register_own_list  # noqa: PLC0415 -- as above
        from portal.works import card_facts  # noqa: PLC0415 -- as above
        from portal.works.registry import register  # noqa: PLC0415 -- as above

        register(
            RequestKind(
                name=KIND,
                label=pgettext_lazy("kind of work", "Request for assistance"),
                plural_label=pgettext_lazy("kind of work", "Requests for assistance"),
            )
        )
        for name, label in (
            ("cooperation:requests", _("Requests for assistance")),
            ("cooperation:offers", _("Offers of assistance")),
        ):
            register_own_list(ActivityPage, name, label=label)
        card_facts.register(KIND, facts_of_requests)
        grant(MODERATES.app, MODERATES.codename)
        register_errand(errand)
        register_intentions(address)
        every(HOUR, look_at_the_clock)
        people.register(PEOPLE)
        registry.register("activities.cooperation", plant_cooperation, order=60)
