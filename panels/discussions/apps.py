"""The room of panel discussions."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DiscussionsConfig(AppConfig):
    """Registers panel discussions as a kind of work."""

    name = "panels.discussions"
    label = "discussions"
    verbose_name = _("Panel discussions")

    def ready(self) -> None:
        """Register panel discussions as a kind of work."""
        from panels.discussions.models import PanelPage  # noqa: PLC0415 -- not loaded earlier
        from portal.pages.kinds import PageKind  # noqa: PLC0415 -- as above
        from portal.works.registry import register  # noqa: PLC0415 -- as above

        register(
            PageKind(
                name="panel",
                label=pgettext_lazy("kind of work", "Panel discussion"),
                plural_label=pgettext_lazy("kind of work", "Panel discussions"),
                model=PanelPage,
            )
        )
