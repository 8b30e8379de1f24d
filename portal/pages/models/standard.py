"""A page of free text: about, statements, news."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from portal.blocks import body_blocks
from portal.pages.models.base import BasePage
from portal.pages.plain_text import plain_text
from portal.publication.editing import CheckedPageForm


class StandardPage(BasePage):
    """Free text in blocks; may have pages of its own kind below it."""

    body = StreamField(body_blocks(), verbose_name=_("body"), blank=True)

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    base_form_class = CheckedPageForm
    template = "pages/standard_page.html"
    parent_page_types: ClassVar[list[str]] = [
        "pages.HomePage",
        "pages.SectionPage",
        "pages.StandardPage",
    ]
    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("body")]
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        index.SearchField("body"),
    ]

    def search_text(self) -> str:
        """Return the body as plain text."""
        return plain_text(self.body)
