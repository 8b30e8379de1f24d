"""The abstract page that every page of the portal is built on."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from portal.languages import BY_CODE, LANGUAGES, active_language, language_of
from portal.pages.frame import Frame
from portal.translation.copying import CopyWithoutAliasForm
from portal.works.documents import Passage


class BasePage(Page):
    """A language version of a work.

    Abstract, because wagtail-localize does not support Wagtail's custom base page model. The
    versions of one work share their ``translation_key``; each lives in its locale's tree.
    """

    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=600,
        help_text=_("One short paragraph for listings and search results."),
    )
    listing_image = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("listing image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Decorative picture for listings and shared links."),
    )
    source_language = models.CharField(
        _("source language"),
        max_length=8,
        blank=True,
        choices=[(language.code, language.endonym) for language in LANGUAGES],
        help_text=_("The language this work was written in."),
    )
    last_reviewed = models.DateField(
        _("last reviewed"),
        null=True,
        blank=True,
        help_text=_("The day an editor last checked that this page is right."),
    )

    class Meta:
        abstract = True

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("summary")]
    promote_panels: ClassVar[list[Any]] = [
        *Page.promote_panels,
        MultiFieldPanel(
            [
                FieldPanel("listing_image"),
                FieldPanel("source_language"),
                FieldPanel("last_reviewed"),
            ],
            heading=_("About this page"),
        ),
    ]
    copy_form_class = CopyWithoutAliasForm
    search_fields: ClassVar[list[index.BaseField]] = [
        *Page.search_fields,
        index.SearchField("summary"),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField("slug", overridable=True),
        SynchronizedField("source_language", overridable=False),
        SynchronizedField("last_reviewed", overridable=True),
    ]

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Take the source language from the tree a new work is written in."""
        if not self.source_language and self.locale_id is not None:
            self.source_language = language_of(self.locale.language_code).code
        super().full_clean(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the frame of this page (switcher, menu, breadcrumbs, canonical address)."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["frame"] = Frame(request, active_language(), page=self)
        return context

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Say in ``Content-Language`` for whom the page is.

        By RFC 9110, section 8.5, the header names the languages of the intended audience: those
        who read the interface, and for a work shown in another language those who read that.
        """
        response: HttpResponseBase = super().serve(request, *args, **kwargs)
        languages = [active_language(), BY_CODE.get(self.locale.language_code)]
        tags = dict.fromkeys(language.html_lang for language in languages if language)
        response["Content-Language"] = ", ".join(tags)
        return response

    def search_text(self) -> str:
        """Return the plain text of the page's body that has no anchor of its own."""
        return ""

    def search_passages(self) -> list[Passage]:
        """Return the parts of the page that have an anchor of their own, in reading order."""
        return []

    def search_symbols(self) -> list[str]:
        """Return the UN symbols that name this work, in their official form."""
        return []

    def search_names(self) -> list[str]:
        """Return the names of people who have a part in this work."""
        return []

    def search_facets(self) -> Mapping[str, tuple[str, ...]]:
        """Return codes by facet; see ``portal.works.facets``. Read without a query."""
        return {}

    def search_date(self) -> date | None:
        """Return the date of the work itself, such as an adoption or an event."""
        return None

    def search_date_precision(self) -> str:
        """Return how exactly that date is known: ``year``, ``month`` or ``day``."""
        return "day"

    def card_notice(self) -> str | Promise:
        """Return what must be known before the work is opened; empty when there is nothing."""
        return ""
