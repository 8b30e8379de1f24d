"""Configuration of the pictures on public pages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImagesConfig(AppConfig):
    """Responsive pictures made of Wagtail renditions; holds no tables."""

    name = "portal.images"
    label = "portal_images"
    verbose_name = _("Pictures")
