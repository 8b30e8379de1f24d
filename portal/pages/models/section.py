"""A section of the portal; it exists in all six languages and lists its works once each."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from portal.blocks import body_blocks
from portal.languages import active_language
from portal.pages.listing import own_lists, section_cards
from portal.pages.models.base import BasePage
from portal.pages.plain_text import plain_text
from portal.publication.editing import CheckedPageForm


class SectionPage(BasePage):
    """Lists the works below it in every language's tree, each once."""

    body = StreamField(body_blocks(), verbose_name=_("body"), blank=True)

    class Meta:
        verbose_name = _("section page")
        verbose_name_plural = _("section pages")

    base_form_class = CheckedPageForm
    template = "pages/section_page.html"
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage", "pages.SectionPage"]
    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("body")]
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        index.SearchField("body"),
    ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add one page of the section's works: ``cards``, ``cards_page`` and ``own_lists``."""
        context = super().get_context(request, *args, **kwargs)
        listed = section_cards(self, active_language(), request.GET.get("page", "1"))
        context["frame"].list_page = listed.number
        context["cards_page"] = listed
        context["own_lists"] = own_lists(self)
        context["cards"] = listed.object_list
        return context

    def search_text(self) -> str:
        """Return the body as plain text."""
        return plain_text(self.body)
