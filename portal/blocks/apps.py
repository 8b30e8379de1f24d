"""Configuration of the content blocks."""

import mimetypes

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BlocksConfig(AppConfig):
    """The StreamField blocks that every page's body is made of."""

    name = "portal.blocks"
    label = "blocks"
    verbose_name = _("Content blocks")

    def ready(self) -> None:
        """Name the media type of caption files, which some systems do not know.

        A browser refuses a WebVTT track served as anything else.
        """
        mimetypes.add_type("text/vtt", ".vtt")
