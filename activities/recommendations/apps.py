"""The room of UPR recommendations."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecommendationsConfig(AppConfig):
    """Recommendations of the universal periodic review, their import and browsing."""

    name = "activities.recommendations"
    label = "recommendations"
    verbose_name = _("UPR recommendations")

    def ready(self) -> None:
        """Register the recommendations of the demonstration."""
        from activities.recommendations.demonstration.planting import (  # noqa: PLC0415 -- models are ready only now
            plant_recommendations,
        )
        from portal.demonstration import registry as demonstration  # noqa: PLC0415 -- as above

        demonstration.register("activities.recommendations", plant_recommendations, order=40)
