"""The room of UN documents."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    """Registers documents as a kind of work."""

    name = "panels.documents"
    # Wagtail's own app for files has the label "wagtaildocs"; this one says whose documents.
    label = "undocuments"
    verbose_name = _("UN documents")
