"""The room of organisations."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    """Organisations, their members, and the focal points of States."""

    name = "portal.organisations"
    label = "organisations"
    verbose_name = _("Organisations")
