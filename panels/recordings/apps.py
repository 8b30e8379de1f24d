"""The room of recordings."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecordingsConfig(AppConfig):
    """Recordings and what is needed to follow them."""

    name = "panels.recordings"
    label = "recordings"
    verbose_name = _("Recordings")

    def ready(self) -> None:
        """Have files removed with the rows they belong to."""
        from panels.recordings import receivers  # noqa: F401, PLC0415 -- connects them
