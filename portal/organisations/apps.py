"""The room of organisations."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OrganisationsConfig(AppConfig):
    """Organisations, their members, and the focal points of States."""

    name = "portal.organisations"
    label = "organisations"
    verbose_name = _("Organisations")

    def ready(self) -> None:
        """Have who answers for a State show a second factor; found the secretariat's group."""
        # Their modules need the models.
        from portal.accounts.access import require_second_factor_of  # noqa: PLC0415
        from portal.demonstration import registry as demonstration  # noqa: PLC0415
        from portal.organisations.card_facts import facts_of_organisations  # noqa: PLC0415
        from portal.organisations.demonstration.planting import (  # noqa: PLC0415
            plant_organisations,
        )
        from portal.organisations.kind import OrganisationKind  # noqa: PLC0415
        from portal.organisations.models import Organisation  # noqa: PLC0415
        from portal.organisations.offices import answers_for_a_state  # noqa: PLC0415
        from portal.organisations.secretariat import found_secretariat  # noqa: PLC0415
        from portal.works import card_facts  # noqa: PLC0415
        from portal.works.registry import register  # noqa: PLC0415

        register(
            OrganisationKind(
                name="organisation",
                label=pgettext_lazy("kind of work", "Organisation"),
                plural_label=pgettext_lazy("kind of work", "Organisations"),
                model=Organisation,
            )
        )
        card_facts.register("organisation", facts_of_organisations)
        require_second_factor_of(answers_for_a_state)
        post_migrate.connect(found_secretariat, dispatch_uid="organisations_found_secretariat")
        demonstration.register("portal.organisations", plant_organisations, order=30)
