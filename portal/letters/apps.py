"""The room of letters."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LettersConfig(AppConfig):
    """Sends e-mail from a task, in the reader's language; holds no tables."""

    name = "portal.letters"
    label = "letters"
    verbose_name = _("Letters")
