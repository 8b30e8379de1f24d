"""The room of national mechanisms."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MechanismsConfig(AppConfig):
    """Registers national mechanisms and their knowledge hub as kinds of work."""

    name = "activities.mechanisms"
    label = "mechanisms"
    verbose_name = _("National mechanisms")

    def ready(self) -> None:
        """Register kinds of work and the demonstration's; let the secretariat keep mechanisms."""
        from activities.mechanisms.card_facts import facts_of_mechanisms  # noqa: PLC0415 -- models are ready only now
        from activities.mechanisms.demonstration.planting import (  # noqa: PLC0415 -- as above
            plant_mechanisms,
        )
        from activities.mechanisms.kind import MechanismKind  # noqa: PLC0415 -- as above
        from activities.mechanisms.models import HubPage, Mechanism  # noqa: PLC0415 -- as above
        from portal.demonstration import registry as demonstration  # noqa: PLC0415 -- as above
        from portal.organisations.secretariat import grant  # noqa: PLC0415 -- as above
        from portal.pages.kinds import PageKind  # noqa: PLC0415 -- as above
        from portal.pages.listing import register_own_list  # noqa: PLC0415 -- as above
        from portal.publication import registry as publication  # noqa: PLC0415 -- as above
        from portal.publication.streams import check_streams  # noqa: PLC0415 -- as above
        from portal.works import card_facts  # noqa: PLC0415 -- as above
        from portal.works.registry import register  # noqa: PLC0415 -- as above

        register(
            MechanismKind(
                name="mechanism",
                label=pgettext_lazy("kind of work", "National mechanism"),
                plural_label=pgettext_lazy("kind of work", "National mechanisms"),
                model=Mechanism,
            )
        )
        card_facts.register("mechanism", facts_of_mechanisms)
        register(
            PageKind(
                name="hub",
                label=pgettext_lazy("kind of work", "Knowledge hub"),
                plural_label=pgettext_lazy("kind of work", "Knowledge hubs"),
                model=HubPage,
            )
        )
        register_own_list(
            HubPage, "mechanisms:list", label=_("Directory of national mechanisms"), stays=True
        )
        publication.register(HubPage, check_streams)
        grant(
            self.label,
            "add_mechanism",
            "change_mechanism",
            "delete_mechanism",
            "view_mechanism",
            "import_mechanism",
        )
        demonstration.register("activities.mechanisms", plant_mechanisms, order=55)
