"""The room of UPR recommendations."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RecommendationsConfig(AppConfig):
    """Recommendations of the universal periodic review, their import and browsing."""

    name = "activities.recommendations"
    label = "recommendations"
    verbose_name = _("UPR recommendations")

    def ready(self) -> None:
        """Register recommendations and States as kinds of work, and the demonstration's."""
        from activities.recommendations.card_facts import (  # noqa: PLC0415 -- models are ready only now
            STATE,
            facts_of_recommendations,
            facts_of_states,
        )
        from activities.recommendations.demonstration.planting import (  # noqa: PLC0415 -- as above
            plant_recommendations,
        )
        from activities.recommendations.kind import RecommendationKind  # noqa: PLC0415 -- as above
        from activities.recommendations.references import referred  # noqa: PLC0415 -- as above
        from activities.recommendations.state_kind import StateKind  # noqa: PLC0415 -- as above
        from activities.recommendations.work_facets import (  # noqa: PLC0415 -- as above
            POSITIONS,
            RecommendingStates,
        )
        from portal.demonstration import registry as demonstration  # noqa: PLC0415 -- as above
        from portal.reference.models import State  # noqa: PLC0415 -- as above
        from portal.works import card_facts, facets, references  # noqa: PLC0415 -- as above
        from portal.works.registry import register  # noqa: PLC0415 -- as above

        register(
            RecommendationKind(
                name="recommendation",
                label=pgettext_lazy("kind of work", "UPR recommendation"),
                plural_label=pgettext_lazy("kind of work", "UPR recommendations"),
            )
        )
        register(
            StateKind(
                name=STATE,
                label=pgettext_lazy("kind of work", "State"),
                plural_label=pgettext_lazy("kind of work", "States"),
                model=State,
            )
        )
        card_facts.register("recommendation", facts_of_recommendations)
        card_facts.register(STATE, facts_of_states)
        facets.register(POSITIONS)
        facets.register(RecommendingStates())
        references.register(referred)
        demonstration.register("activities.recommendations", plant_recommendations, order=40)
