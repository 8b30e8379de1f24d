"""The room of panel discussions."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DiscussionsConfig(AppConfig):
    """Registers panel discussions as a kind of work."""

    name = "panels.discussions"
    label = "discussions"
    verbose_name = _("Panel discussions")
