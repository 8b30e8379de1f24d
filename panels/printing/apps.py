"""The room of accessible PDFs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrintingConfig(AppConfig):
    """Panels and documents as tagged PDF, made from the content of their pages."""

    name = "panels.printing"
    label = "printing"
    verbose_name = _("Accessible PDFs")
