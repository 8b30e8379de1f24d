"""The room of UPR recommendations."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecommendationsConfig(AppConfig):
    """Recommendations of the universal periodic review, their import and browsing."""

    name = "activities.recommendations"
    label = "recommendations"
    verbose_name = _("UPR recommendations")
