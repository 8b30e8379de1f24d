"""Configuration of the translation room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    """Makes wagtail-localize safe; holds no tables. Listed before ``wagtail_localize``."""

    name = "portal.translation"
    label = "translation"
    verbose_name = _("Translation")

    def ready(self) -> None:
        """Connect the guards. Each is explained in the module it lives in."""
        from portal.translation import aliases, checks, publishing, writing  # noqa: PLC0415 -- models are ready only now

        aliases.connect()
        publishing.connect()
        writing.install()
        checks.connect()
