"""The room of activities."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RepositoryConfig(AppConfig):
    """Registers activities as a kind of work, public only with the States' agreement."""

    name = "activities.repository"
    label = "repository"
    verbose_name = _("Activities")

    def ready(self) -> None:
        """Register activities as a kind of work and close the gate before those not agreed to."""
        from activities.recommendations import implementations  # noqa: PLC0415 -- models are ready only now
        from activities.repository import receivers  # noqa: F401, PLC0415 -- connects signals
        from activities.repository.card_facts import (  # noqa: PLC0415 -- as above
            facts_of_activities,
        )
        from activities.repository.file_texts import (  # noqa: PLC0415 -- as above
            KIND,
            files_edition,
            language_of_file,
            works_with_file,
        )
        from activities.repository.implementing import implementing  # noqa: PLC0415 -- as above
        from activities.repository.kind import ActivityKind  # noqa: PLC0415 -- as above
        from activities.repository.models import ActivityPage  # noqa: PLC0415 -- as above
        from activities.repository.public import not_agreed  # noqa: PLC0415 -- as above
        from activities.repository.references import referred  # noqa: PLC0415 -- as above
        from activities.repository.work_facets import HUB_KINDS, STATUSES  # noqa: PLC0415 -- as above
        from portal.file_words import showing  # noqa: PLC0415 -- as above
        from portal.pages.listing import register_own_list  # noqa: PLC0415 -- as above
        from portal.pages.public import register_gate  # noqa: PLC0415 -- as above
        from portal.works import card_facts, facets, references  # noqa: PLC0415 -- as above
        from portal.works.registry import register  # noqa: PLC0415 -- as above

        register_gate(ActivityPage, not_agreed)
        implementations.register(implementing)
        references.register(referred)
        facets.register(STATUSES)
        facets.register(HUB_KINDS)
        register_own_list(ActivityPage, "repository:listing")
        register(
            ActivityKind(
                name=KIND,
                label=pgettext_lazy("kind of work", "Activity"),
                plural_label=pgettext_lazy("kind of work", "Activities"),
                model=ActivityPage,
                edition=files_edition(),
            )
        )
        card_facts.register(KIND, facts_of_activities)
        showing.register(showing.Showing(language_of_file, works_with_file))
