"""The page of one language version of a UN document."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from panels.documents.blocks import (
    DocumentHeadingBlock,
    FootnoteBlock,
    NumberedParagraphBlock,
    ParagraphTextBlock,
)
from panels.documents.doubts_panel import DoubtsPanel
from panels.documents.facets import facets_of_document
from panels.documents.models.document_types import DocumentType
from panels.documents.official import official_url
from panels.documents.passages import passages_of
from panels.documents.symbol_lines import symbols_in
from panels.documents.symbols import InvalidSymbolError, Symbol, parse
from portal.blocks.table import TableBlock
from portal.languages import BY_CODE
from portal.pages.models.base import BasePage
from portal.works.documents import Passage

# Of the masthead's and other single lines of a document.
LINE_LENGTH: Final = 255


class DocumentPage(BasePage):
    """A UN document in one language; its versions share the symbol and the translation key.

    All official versions are equally authentic, so each is read from its own text; where there is
    none, a version can be translated from another.
    """

    symbol = models.CharField(
        _("symbol"),
        max_length=80,
        db_index=True,
        help_text=_("For example A/HRC/RES/57/32. The same in all languages."),
    )
    document_type = models.CharField(
        _("type of document"),
        max_length=12,
        choices=DocumentType.choices,
        default=DocumentType.RESOLUTION,
    )
    adoption_date = models.DateField(
        _("date"), null=True, blank=True, help_text=_("Date of adoption or publication.")
    )
    session = models.CharField(_("session"), max_length=LINE_LENGTH, blank=True)
    agenda_item = models.CharField(_("agenda item"), max_length=LINE_LENGTH, blank=True)
    meeting = models.CharField(
        _("meeting"),
        max_length=LINE_LENGTH,
        blank=True,
        help_text=_("At which it was adopted."),
    )
    job_number = models.CharField(
        _("job number"),
        max_length=40,
        blank=True,
        help_text=_("Of this language version, such as GE.24-18530."),
    )
    sponsors = models.TextField(_("sponsors"), blank=True, help_text=_("One on each line."))
    mandates = models.TextField(
        _("mandated by"),
        blank=True,
        help_text=_("Symbols of the resolutions that ask for this document, one on each line."),
    )
    enacting = models.CharField(
        _("opening line"),
        max_length=LINE_LENGTH,
        blank=True,
        help_text=_("The organ that speaks, as in “The Human Rights Council,”."),
    )
    body = StreamField(
        [
            ("preamble", ParagraphTextBlock(label=_("Preambular paragraph"))),
            ("paragraph", NumberedParagraphBlock()),
            ("text", ParagraphTextBlock(label=_("Paragraph without a number"))),
            ("heading", DocumentHeadingBlock()),
            ("table", TableBlock()),
        ],
        verbose_name=_("text"),
        blank=True,
    )
    closing = models.TextField(
        _("closing lines"),
        blank=True,
        help_text=_("What stands below the text, such as how it was adopted. One line each."),
    )
    footnotes = StreamField(
        [("footnote", FootnoteBlock())], verbose_name=_("footnotes"), blank=True
    )
    further_links = StreamField(
        [("link", blocks.URLBlock(label=_("Address")))],
        verbose_name=_("further links"),
        blank=True,
        help_text=_("Links of the original whose place in the text is not known."),
    )
    # Written by the import: what it left, to tell an editor's corrections from its own text.
    import_fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    import_doubts = models.JSONField(default=list, blank=True, editable=False)

    class Meta:
        verbose_name = _("UN document")
        verbose_name_plural = _("UN documents")

    template = "undocuments/document_page.html"
    parent_page_types: ClassVar[list[str]] = ["pages.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Any]] = [
        DoubtsPanel(),
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("symbol"),
                FieldPanel("document_type"),
                FieldPanel("adoption_date"),
                FieldPanel("session"),
                FieldPanel("agenda_item"),
                FieldPanel("meeting"),
                FieldPanel("job_number"),
                FieldPanel("sponsors"),
                FieldPanel("mandates"),
            ],
            heading=_("About the document"),
        ),
        FieldPanel("enacting"),
        FieldPanel("body"),
        FieldPanel("closing"),
        FieldPanel("footnotes"),
        FieldPanel("further_links"),
    ]
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        index.SearchField("symbol"),
        index.SearchField("whole_text"),
        index.FilterField("symbol"),
        index.FilterField("adoption_date"),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        *BasePage.override_translatable_fields,
        SynchronizedField("symbol", overridable=False),
        SynchronizedField("document_type", overridable=False),
        SynchronizedField("adoption_date", overridable=False),
        SynchronizedField("mandates", overridable=False),
        SynchronizedField("job_number", overridable=True),
    ]

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Name a new page after its symbol, which is the same in every language."""
        symbol = self.parsed_symbol
        self.slug: str = self.slug or (symbol.slug if symbol else "")
        super().full_clean(*args, **kwargs)

    def clean(self) -> None:
        """Bring the symbol into its official form, and keep one symbol to one work.

        Raises:
            ValidationError: the symbol is none, or names another work already.
        """
        super().clean()
        if not self.symbol:
            return
        symbol = self.parsed_symbol
        if symbol is None:
            raise ValidationError(
                {"symbol": _("This is not a UN document symbol. Example: A/HRC/RES/57/32.")}
            )
        self.symbol = str(symbol)
        try:
            self.mandates = "\n".join(map(str, symbols_in(self.mandates)))
        except InvalidSymbolError as error:
            raise ValidationError(
                {"mandates": _("This is not a UN document symbol. Example: A/HRC/RES/57/32.")}
            ) from error
        others = DocumentPage.objects.filter(symbol=self.symbol).exclude(
            translation_key=self.translation_key
        )
        if others.exists():
            raise ValidationError(
                {
                    "symbol": _(
                        "Another work has this symbol already. Add this text as one of its "
                        "language versions."
                    )
                }
            )

    @property
    def parsed_symbol(self) -> Symbol | None:
        """The symbol, or ``None`` as long as it is not a valid one."""
        try:
            return parse(self.symbol)
        except InvalidSymbolError:
            return None

    @property
    def official_url(self) -> str:
        """Where the United Nations publishes this language version."""
        return official_url(self.symbol, BY_CODE[self.locale.language_code])

    @property
    def closing_lines(self) -> list[str]:
        """The closing lines that hold something."""
        return [line for line in self.closing.splitlines() if line.strip()]

    @property
    def sponsor_lines(self) -> list[str]:
        """The sponsors, as they were entered."""
        return [line for line in self.sponsors.splitlines() if line.strip()]

    def search_passages(self) -> list[Passage]:
        """Return paragraphs and footnotes with their anchors, as plain text without marks."""
        return passages_of(self.body, self.footnotes)

    def search_text(self) -> str:
        """Return headings and the lines above and below the text."""
        headings = (block.value["text"] for block in self.body if block.block_type == "heading")
        lines = (self.session, self.agenda_item, self.enacting, *headings, self.meeting)
        return "\n".join(line for line in (*lines, *self.closing_lines) if line)

    def whole_text(self) -> str:
        """Return all text, for the database search."""
        return "\n".join(
            (self.search_text(), *(passage.text for passage in self.search_passages()))
        )

    def search_symbols(self) -> list[str]:
        """Return the document's symbol."""
        return [self.symbol] if self.symbol else []

    def search_facets(self) -> Mapping[str, tuple[str, ...]]:
        """Return its type, and the session that its symbol tells."""
        return facets_of_document(self.parsed_symbol, self.document_type)

    def search_date(self) -> dt.date | None:
        """Return the date of adoption or publication."""
        return self.adoption_date
