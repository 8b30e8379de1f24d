"""The record of a UN document: its facts, whether or not the portal has its text."""

from typing import Any, ClassVar, Final, Self
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.models import ClusterableModel

from panels.documents.models.document_page import LINE_LENGTH, DocumentPage
from panels.documents.models.document_types import DocumentType
from panels.documents.symbol_facts import SymbolFacts, facts_of
from panels.documents.symbol_lines import symbols_in, valid_symbols_in
from panels.documents.symbols import InvalidSymbolError, Symbol, parse
from portal.languages import LANGUAGES, Language, language_of
from portal.pages.public import public_pages
from portal.reference.folding import fold

NAMESPACE: Final = UUID("0e3b1d52-57a4-5e0c-9f32-a11c57320de1")


class RecordQuerySet(models.QuerySet["DocumentRecord"]):
    """Records by who may see them and by words."""

    def public(self) -> Self:
        """Keep those of published records, and those whose web text anybody may read.

        A record that only stands beside a page goes with it when the page is withdrawn.
        """
        pages = public_pages(DocumentPage).filter(symbol=OuterRef("symbol"))
        return self.filter(Q(is_published=True) | Exists(pages))

    def matching(self, query: str) -> Self:
        """Keep those whose symbol or title has every word of a query, accents and case aside."""
        found = self
        for word in fold(query).split():
            found = found.filter(search_text__contains=word)
        return found


class RecordManager(models.Manager.from_queryset(RecordQuerySet)):  # type: ignore[misc]
    """Records with the questions that are asked of them."""


class DocumentRecord(ClusterableModel):
    """Bibliographic facts of a document, one row for each symbol.

    What a symbol says of its document is kept beside it, to filter and to sort by.
    """

    symbol = models.CharField(_("symbol"), max_length=80, unique=True)
    key = models.UUIDField(unique=True, editable=False)
    is_published = models.BooleanField(
        _("shown without web text"),
        default=True,
        help_text=_("A record that is not shown without it appears only while its page is public."),
    )
    document_type = models.CharField(
        _("type of document"), max_length=12, choices=DocumentType.choices, db_index=True
    )
    body = models.CharField(max_length=40, editable=False)
    session = models.CharField(
        pgettext_lazy("of an organ", "session"), max_length=8, blank=True, editable=False
    )
    session_number = models.PositiveIntegerField(null=True, editable=False, db_index=True)
    number = models.PositiveIntegerField(null=True, editable=False)
    relation = models.CharField(max_length=8, blank=True, editable=False)
    parent_symbol = models.CharField(max_length=80, blank=True, editable=False, db_index=True)
    title = models.CharField(_("title"), max_length=1000, blank=True)
    title_language = models.CharField(
        _("language of the title"),
        max_length=8,
        choices=[(language.code, language.endonym) for language in LANGUAGES],
        default="en",
    )
    published_on = models.DateField(_("date"), null=True, blank=True, db_index=True)
    agenda_items = models.CharField(_("agenda items"), max_length=LINE_LENGTH, blank=True)
    job_number = models.CharField(_("job number"), max_length=40, blank=True)
    sponsors = models.TextField(_("sponsors"), blank=True, help_text=_("One on each line."))
    mandates = models.TextField(
        _("mandated by"),
        blank=True,
        help_text=_("Symbols of the resolutions that ask for this document, one on each line."),
    )
    search_text = models.TextField(editable=False)

    objects: ClassVar[RecordManager] = RecordManager()

    class Meta:
        verbose_name = _("document record")
        verbose_name_plural = _("document records")
        ordering: ClassVar[list[Any]] = [
            models.F("published_on").desc(nulls_last=True),
            "-session_number",
            "symbol",
        ]

    def __str__(self) -> str:
        return f"{self.symbol} {self.title}"[:120]

    def clean(self) -> None:
        """Bring symbols into their official form.

        Raises:
            ValidationError: a symbol is none.
        """
        super().clean()
        wrong = _("This is not a UN document symbol. Example: A/HRC/RES/57/32.")
        errors = {}
        try:
            self.symbol = str(parse(self.symbol))
        except InvalidSymbolError:
            errors["symbol"] = wrong
        try:
            self.mandates = "\n".join(map(str, symbols_in(self.mandates)))
        except InvalidSymbolError:
            errors["mandates"] = wrong
        if errors:
            raise ValidationError(errors)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write down what the symbol says, the names it is asked for by, and its mandates."""
        self.derive()
        super().save(*args, **kwargs)
        self.names.exclude(name=self.symbol).filter(kind="own").delete()
        self.names.get_or_create(name=self.symbol)
        wanted = {str(symbol) for symbol in valid_symbols_in(self.mandates)}
        self.mandate_rows.exclude(mandate__in=wanted).delete()
        for mandate in sorted(wanted - set(self.mandate_rows.values_list("mandate", flat=True))):
            self.mandate_rows.create(mandate=mandate)

    def derive(self) -> None:
        """Set what follows from the symbol and the title."""
        facts = self.facts
        self.key = record_key(self.symbol)
        self.body = facts.body
        self.session = facts.session
        self.session_number = int(facts.session) if facts.session.isdecimal() else None
        self.number = facts.number
        self.relation = facts.relation.value if facts.relation else ""
        self.parent_symbol = str(facts.parent) if facts.parent else ""
        self.document_type = self.document_type or DocumentType.of(self.parsed_symbol)
        self.search_text = fold(f"{self.symbol} {self.title}")

    @property
    def parsed_symbol(self) -> Symbol:
        """The symbol, which a saved record always has."""
        return parse(self.symbol)

    @property
    def facts(self) -> SymbolFacts:
        """What the symbol says."""
        return facts_of(self.parsed_symbol)

    @property
    def language(self) -> Language:
        """Language of the title."""
        return language_of(self.title_language)

    @property
    def slug(self) -> str:
        """The form for addresses."""
        return self.parsed_symbol.slug


def record_key(symbol: str) -> UUID:
    """Return the key of a document's record, the same in every portal."""
    return uuid5(NAMESPACE, symbol)
