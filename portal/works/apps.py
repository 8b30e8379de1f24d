"""The room where every kind of work is known by name."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorksConfig(AppConfig):
    """Registry of kinds of works; holds no tables."""

    name = "portal.works"
    label = "works"
    verbose_name = _("Works")
