"""The first page of each language."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from portal.blocks import body_blocks
from portal.languages import active_language
from portal.pages.listing import latest_cards
from portal.pages.models.base import BasePage
from portal.publication.editing import CheckedPageForm

LATEST_WORKS = 6


class HomePage(BasePage):
    """Root of a locale's tree: what the portal is, its sections, what is new."""

    body = StreamField(body_blocks(), verbose_name=_("body"), blank=True)

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    base_form_class = CheckedPageForm
    template = "pages/home_page.html"
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("body")]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the newest works as ``cards``."""
        context = super().get_context(request, *args, **kwargs)
        context["cards"] = latest_cards(active_language(), LATEST_WORKS)
        return context
