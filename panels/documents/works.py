"""Documents by symbol, as a reader finds them: with web text, or by their record alone."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from panels.documents.models import DocumentPage, DocumentRecord, DocumentType
from panels.documents.symbols import parse
from portal.languages import Language
from portal.pages.public import public_pages
from portal.works.cards import languages_of, version_for, work_url


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document that the portal has.

    Attributes:
        symbol: in its official form.
        title: of the version shown, else of the record; may be empty.
        language: of the title.
        url: where it opens for this reader.
        type_label: what it is, for people.
        day: of adoption or publication.
        session: of the organ, as its symbol says it.
        available_in: languages the portal has its text in.
        is_reader_language: whether the title is in the reader's language.
    """

    symbol: str
    title: str
    language: Language
    url: str
    type_label: Any
    day: dt.date | None
    session: str
    available_in: tuple[Language, ...]
    is_reader_language: bool

    @property
    def has_text(self) -> bool:
        """Whether the portal has its text."""
        return bool(self.available_in)


def documents_of(symbols: Iterable[str], reader: Language) -> dict[str, FoundDocument]:
    """Return the public documents among some symbols, in their order. Two queries."""
    wanted = list(dict.fromkeys(symbols))
    if not wanted:
        return {}
    versions: dict[str, dict[str, DocumentPage]] = defaultdict(dict)
    pages = public_pages(DocumentPage).filter(symbol__in=wanted).select_related("locale")
    for page in pages.defer("body", "footnotes"):
        versions[page.symbol][page.locale.language_code] = page
    records = DocumentRecord.objects.public().in_bulk(wanted, field_name="symbol")
    found = {}
    for symbol in wanted:
        if symbol in versions:
            found[symbol] = _with_text(symbol, versions[symbol], records.get(symbol), reader)
        elif symbol in records:
            found[symbol] = _by_record(records[symbol], reader)
    return found


def _with_text(
    symbol: str,
    versions: dict[str, DocumentPage],
    record: DocumentRecord | None,
    reader: Language,
) -> FoundDocument:
    source = next(iter(versions.values())).source_language
    language, page = version_for(versions, source, reader)
    mine = language == reader
    return FoundDocument(
        symbol=symbol,
        title=page.title,
        language=language,
        url=page.get_url() if mine else work_url(page.translation_key, reader),
        type_label=page.get_document_type_display(),
        day=page.adoption_date,
        session=record.session if record else "",
        available_in=languages_of(versions),
        is_reader_language=mine,
    )


def _by_record(record: DocumentRecord, reader: Language) -> FoundDocument:
    return FoundDocument(
        symbol=record.symbol,
        title=record.title,
        language=record.language,
        url=record_url(record.symbol),
        type_label=DocumentType(record.document_type).label,
        day=record.published_on,
        session=record.session,
        available_in=(),
        is_reader_language=record.language == reader,
    )


def record_url(symbol: str) -> str:
    """Return the address of a document by its symbol, in the interface language."""
    return reverse("documents:document", args=[parse(symbol).slug])
