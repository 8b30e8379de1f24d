"""The room of volume."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VolumeConfig(AppConfig):
    """Generated activities; it has no models and no pages of its own."""

    name = "activities.volume"
    label = "volume"
    verbose_name = _("Activities")
