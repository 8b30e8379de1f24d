"""The room of UPR recommendations."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecommendationsConfig(AppConfig):
    """Recommendations of the universal periodic review, their import and browsing."""

    name = "activities.recommendations"
    label = "recommendations"
    verbose_name = _("UPR recommendations")

    def ready(self) -> None:
        """Make recommendations known by their address, and register those of the demonstration."""
        from activities.recommendations.demonstration.planting import (  # noqa: PLC0415 -- models are ready only now
            plant_recommendations,
        )
        from activities.recommendations.references import referred  # noqa: PLC0415 -- as above
        from portal.demonstration import registry as demonstration  # noqa: PLC0415 -- as above
        from portal.works import references  # noqa: PLC0415 -- as above

        references.register(referred)
        demonstration.register("activities.recommendations", plant_recommendations, order=40)
