"""Configuration of the translation board."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationBoardConfig(AppConfig):
    """Shows how works stand in six languages, and what can be done about it."""

    name = "portal.translation_board"
    label = "translation_board"
    verbose_name = _("Translation board")
    default_auto_field = "django.db.models.BigAutoField"
