"""The room of matching."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MatchingConfig(AppConfig):
    """Which offers fit a request, and why."""

    name = "activities.cooperation.matching"
    label = "matching"
    verbose_name = _("Matching")

    def ready(self) -> None:
        """Register offers as a kind of work, which goes with what makes them public."""
        from activities.cooperation.matching.card_facts import (  # noqa: PLC0415 -- models are ready only now
            facts_of_offers,
        )
        from activities.cooperation.matching.kind import OfferKind, concerned  # noqa: PLC0415 -- as above
        from activities.cooperation.matching.looking import KIND  # noqa: PLC0415 -- as above
        from activities.repository.models import (  # noqa: PLC0415 -- as above
            ActivityPage,
            AgreedContent,
        )
        from portal.organisations.models import Organisation  # noqa: PLC0415 -- as above
        from portal.works import card_facts, dependents  # noqa: PLC0415 -- as above
        from portal.works.registry import register  # noqa: PLC0415 -- as above

        for model in (Organisation, ActivityPage, AgreedContent):
            dependents.register(model, concerned)
        register(
            OfferKind(
                name=KIND,
                label=pgettext_lazy("kind of work", "Offer of assistance"),
                plural_label=pgettext_lazy("kind of work", "Offers of assistance"),
            )
        )
        card_facts.register("offer", facts_of_offers)
