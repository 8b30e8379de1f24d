"""Configuration of ``portal.demonstration``."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemonstrationConfig(AppConfig):
    """The app ``demonstration``; holds no tables."""

    name = "portal.demonstration"
    label = "demonstration"
    verbose_name = _("Demonstration")
