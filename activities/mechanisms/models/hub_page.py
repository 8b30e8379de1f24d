"""The knowledge hub of those that implement, report on and follow up recommendations."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from activities.repository.gone import CACHE_CONTROL
from portal.blocks import body_blocks
from portal.pages.models.base import BasePage
from portal.pages.plain_text import plain_text
from portal.publication.editing import CheckedPageForm


class HubPage(BasePage):
    """What the hub is for, in the editors' words; below it, what stands in it.

    Entries are activities that are marked as good practices and say what they bring to the hub
    (``ActivityPage.hub_kind``). They come, and are public, the one way in which activities are:
    with the agreement of every State concerned to exactly what they say. A page type of its own
    for practices would need that record a second time, and two records can contradict each other.
    """

    body = StreamField(body_blocks(), verbose_name=_("body"), blank=True)

    class Meta:
        verbose_name = _("knowledge hub")
        verbose_name_plural = _("knowledge hubs")

    base_form_class = CheckedPageForm
    template = "mechanisms/hub_page.html"
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage", "pages.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("body")]
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        index.SearchField("body"),
    ]

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show it, never from a cache: an entry is withdrawn at once."""
        response = super().serve(request, *args, **kwargs)
        response["Cache-Control"] = CACHE_CONTROL
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the filters, and a page of the entries asked for."""
        from activities.mechanisms.hub import entries_of  # noqa: PLC0415 -- its models may not be ready yet

        context = super().get_context(request, *args, **kwargs)
        return {**context, **entries_of(request.GET)}

    def search_text(self) -> str:
        """Return the body as plain text."""
        return plain_text(self.body)
