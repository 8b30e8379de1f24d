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
        """Register offers as a kind of work."""
        from activities.cooperation.matching.kind import OfferKind  # noqa: PLC0415 -- models are ready only now
        from portal.works.registry import register  # noqa: PLC0415 -- as above

        register(
            OfferKind(
                name="offer",
                label=pgettext_lazy("kind of work", "Offer of assistance"),
                plural_label=pgettext_lazy("kind of work", "Offers of assistance"),
            )
        )
