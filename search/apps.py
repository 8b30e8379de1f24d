"""The room of search."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """The search engine. It knows no model: kinds of works are registered with the portal."""

    name = "search"
    label = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Listen for changes, and put the reconcile on the schedule."""
        from portal.background.schedule import every  # noqa: PLC0415 -- needs the app registry
        from search import receivers  # noqa: F401, PLC0415 -- as above; importing connects them
        from search.tasks import reconcile_when_due  # noqa: PLC0415 -- as above

        every(15, reconcile_when_due)
