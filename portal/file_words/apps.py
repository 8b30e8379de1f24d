"""The room of what files say."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FileWordsConfig(AppConfig):
    """Has files read anew when another takes the place of one."""

    name = "portal.file_words"
    label = "file_words"
    verbose_name = _("Words of files")

    def ready(self) -> None:
        """Connect signals."""
        from portal.file_words import receivers  # noqa: F401, PLC0415 -- models are ready only now
