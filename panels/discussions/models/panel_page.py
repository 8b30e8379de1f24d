"""The page of a panel discussion."""

from datetime import date
from typing import Any, ClassVar, Final
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from panels.discussions.cited_documents import CitedDocument, cited_documents
from panels.documents.symbol_lines import symbols_in, valid_symbols_in
from panels.documents.symbols import InvalidSymbolError
from portal.blocks import body_blocks
from portal.languages import active_language
from portal.pages.models.base import BasePage
from portal.pages.plain_text import plain_text

# The Council sits at the Palais des Nations in Geneva.
VENUE_TIME_ZONE: Final = ZoneInfo("Europe/Zurich")


class PanelPage(BasePage):
    """A panel discussion of the Human Rights Council; its title is its theme.

    Resolution 57/32, paragraphs 1, 11 and 14, asks for one each year under agenda item 10.
    """

    council_session = models.PositiveSmallIntegerField(
        _("Council session"), help_text=_("Its number, such as 59.")
    )
    mandate_symbol = models.CharField(
        _("mandate"),
        max_length=80,
        blank=True,
        help_text=_("Symbol of the resolution that asks for the panel, such as A/HRC/RES/57/32."),
    )
    mandate_paragraph = models.PositiveSmallIntegerField(
        _("paragraph of the mandate"), null=True, blank=True
    )
    starts_at = models.DateTimeField(_("starts"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    room = models.CharField(_("room"), max_length=160, blank=True)
    body = StreamField(body_blocks(), verbose_name=_("body"), blank=True)
    document_symbols = models.TextField(
        _("documents"),
        blank=True,
        help_text=_("Symbols of the documents the panel rests on, one on each line."),
    )

    class Meta:
        verbose_name = _("panel discussion")
        verbose_name_plural = _("panel discussions")

    template = "discussions/panel_page.html"
    parent_page_types: ClassVar[list[str]] = ["pages.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("council_session"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("mandate_symbol"), FieldPanel("mandate_paragraph")])],
            heading=_("Mandate"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]), FieldPanel("room")],
            heading=_("Time and place"),
            help_text=_("Times in your own time zone, as set in your account."),
        ),
        FieldPanel("body"),
        FieldPanel("document_symbols"),
        InlinePanel("recordings", heading=_("Recordings"), label=_("Recording")),
    ]
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("document_symbols"),
        index.FilterField("starts_at"),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        *BasePage.override_translatable_fields,
        SynchronizedField("council_session", overridable=False),
        SynchronizedField("mandate_symbol", overridable=False),
        SynchronizedField("mandate_paragraph", overridable=False),
        SynchronizedField("starts_at", overridable=False),
        SynchronizedField("ends_at", overridable=False),
        SynchronizedField("document_symbols", overridable=False),
    ]

    def clean(self) -> None:
        """Bring symbols into their official form and see that the panel ends after it starts.

        Raises:
            ValidationError: naming the field.
        """
        super().clean()
        errors = {}
        for name in ("mandate_symbol", "document_symbols"):
            try:
                symbols = symbols_in(getattr(self, name))
            except InvalidSymbolError:
                errors[name] = _("This is not a UN document symbol. Example: A/HRC/RES/57/32.")
            else:
                setattr(self, name, "\n".join(map(str, symbols)))
        if self.mandate_paragraph is not None and not self.mandate_symbol:
            errors["mandate_symbol"] = _("Enter the symbol of the resolution with this paragraph.")
        if self.ends_at and not self.starts_at:
            errors["starts_at"] = _("Enter when the panel starts.")
        elif self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            errors["ends_at"] = _("The panel must end after it starts.")
        if errors:
            raise ValidationError(errors)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the ``mandate`` and the ``documents`` the panel names, read in one query."""
        context = super().get_context(request, *args, **kwargs)
        mandate, documents = self._cited()
        context["mandate"] = mandate
        context["documents"] = documents
        context["venue_time_zone"] = VENUE_TIME_ZONE
        return context

    def _cited(self) -> tuple[CitedDocument | None, list[CitedDocument]]:
        mandates = valid_symbols_in(self.mandate_symbol)
        named = valid_symbols_in(self.document_symbols)
        found = cited_documents(list(dict.fromkeys([*mandates, *named])), active_language())
        return (found[mandates[0]] if mandates else None, [found[symbol] for symbol in named])

    def search_text(self) -> str:
        """Return the body and the room as plain text."""
        return "\n".join(part for part in (plain_text(self.body), self.room) if part)

    def search_date(self) -> date | None:
        """Return the day the panel starts, at its venue."""
        return self.starts_at.astimezone(VENUE_TIME_ZONE).date() if self.starts_at else None
