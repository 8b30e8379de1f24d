"""The room of the States' agreement."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgreementConfig(AppConfig):
    """The record of what States decide, the workflow that asks them, and withdrawal."""

    name = "activities.agreement"
    label = "agreement"
    verbose_name = _("Agreement of States")
