"""The room of the learned lexicon."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LexiconConfig(AppConfig):
    """Keeps the versions of the lexicon, and gives its translations to the query."""

    name = "search.lexicon"
    label = "search_lexicon"
    verbose_name = _("Search lexicon")

    def ready(self) -> None:
        """Take part in crossing languages."""
        from search import crossing  # noqa: PLC0415 -- needs the app registry
        from search.lexicon.lookup import slots  # noqa: PLC0415 -- as above

        crossing.register(slots)
