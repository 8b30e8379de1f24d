"""The room of the voluntary funds."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class FundsConfig(AppConfig):
    """Registers funds as a kind of work."""

    name = "activities.funds"
    label = "funds"
    verbose_name = _("Voluntary funds")

    def ready(self) -> None:
        """Register funds as a kind of work, what is checked of them, and who keeps figures."""
        from activities.funds.card_facts import (  # noqa: PLC0415 -- models are ready only now
            facts_of_funds,
        )
        from activities.funds.checks import check_application  # noqa: PLC0415 -- as above
        from activities.funds.demonstration.planting import plant_funds  # noqa: PLC0415 -- as above
        from activities.funds.models import FundPage  # noqa: PLC0415 -- as above
        from portal.accounts.groups import let_editors  # noqa: PLC0415 -- as above
        from portal.demonstration import (  # noqa: PLC0415 -- as above
            registry as demonstration,
        )
        from portal.pages.kinds import PageKind  # noqa: PLC0415 -- as above
        from portal.pages.listing import register_own_list  # noqa: PLC0415 -- as above
        from portal.publication import registry as publication  # noqa: PLC0415 -- as above
        from portal.publication.streams import check_streams  # noqa: PLC0415 -- as above
        from portal.works import card_facts  # noqa: PLC0415 -- as above
        from portal.works.registry import register  # noqa: PLC0415 -- as above

        register(
            PageKind(
                name="fund",
                label=pgettext_lazy("kind of work", "Voluntary fund"),
                plural_label=pgettext_lazy("kind of work", "Voluntary funds"),
                model=FundPage,
            )
        )
        card_facts.register("fund", facts_of_funds)
        register_own_list(FundPage, "funds:which", label=_("Which fund fits?"), stays=True)
        publication.register(FundPage, check_streams)
        publication.register(FundPage, check_application)
        let_editors(
            self.label,
            "add_fundfigure",
            "change_fundfigure",
            "delete_fundfigure",
            "import_fundfigure",
        )
        demonstration.register("activities.funds", plant_funds, order=50)
