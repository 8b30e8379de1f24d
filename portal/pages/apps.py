"""Editorial pages: home, sections, standing pages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PagesConfig(AppConfig):
    """Abstract base page, the portal's own page types and the frame around every page."""

    name = "portal.pages"
    label = "pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        """Register the kinds of works that these pages are, and the checks of their text."""
        from portal.pages.card_facts import facts_of_pages  # noqa: PLC0415 -- models are ready only now
        from portal.pages.kinds import PageKind  # noqa: PLC0415 -- as above
        from portal.pages.models import (  # noqa: PLC0415 -- as above
            HomePage,
            SectionPage,
            StandardPage,
        )
        from portal.publication import registry as publication  # noqa: PLC0415 -- as above
        from portal.publication.streams import check_streams  # noqa: PLC0415 -- as above
        from portal.works import card_facts  # noqa: PLC0415 -- as above
        from portal.works.registry import register  # noqa: PLC0415 -- as above

        register(
            PageKind(
                name="page",
                label=pgettext_lazy("kind of work", "Page"),
                plural_label=pgettext_lazy("kind of work", "Pages"),
                model=StandardPage,
            )
        )
        register(
            PageKind(
                name="section",
                label=pgettext_lazy("kind of work", "Section"),
                plural_label=pgettext_lazy("kind of work", "Sections"),
                model=SectionPage,
            )
        )
        card_facts.register("page", facts_of_pages)
        card_facts.register("section", facts_of_pages)
        for model in (HomePage, SectionPage, StandardPage):
            publication.register(model, check_streams)
