"""Records of documents as a kind of work: those whose text the portal does not have."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, cast
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, QuerySet
from django.urls import reverse
from django.utils.functional import Promise

from panels.documents.facets import facets_of_document
from panels.documents.file_texts import files_edition, passages_by_language, with_read_files
from panels.documents.models import DocumentPage, DocumentRecord, DocumentType
from panels.documents.symbols import parse
from portal.languages import Language
from portal.pages.public import public_pages
from portal.works.cards import Card
from portal.works.documents import Version, WorkDocument
from portal.works.named import addresses, stamp_of


@dataclass(frozen=True)
class RecordKind:
    """Published records without a public page; with one, the page is the work."""

    name: str
    label: str | Promise
    plural_label: str | Promise

    def sources(self) -> tuple[type[Model], ...]:
        """Return the model."""
        return (DocumentRecord,)

    def key_of(self, instance: Model) -> UUID:
        """Return the record's key."""
        return cast("DocumentRecord", instance).key

    def stamps(self) -> Iterator[tuple[UUID, str]]:
        """Yield key and stamp of every public record. One query."""
        for row in _public().iterator():
            yield row.key, _stamp(row)

    def documents(self, keys: Sequence[UUID]) -> Iterator[WorkDocument]:
        """Yield the public records among ``keys``. One query, and one for their files."""
        for row in _public(keys).prefetch_related(with_read_files(whole=True)):
            yield WorkDocument(
                key=row.key,
                kind=self.name,
                source_language=row.title_language,
                versions=tuple(_versions(row)),
                stamp=_stamp(row),
                symbols=(row.symbol,),
                day=row.published_on,
                facets=facets_of_document(parse(row.symbol), row.document_type),
            )

    def cards(self, keys: Sequence[UUID], reader: Language) -> dict[UUID, Card]:
        """Return the public records among ``keys`` as a reader sees them. Two queries."""
        rows = _public(keys).prefetch_related(with_read_files(whole=False))
        return {row.key: self._card(row, reader) for row in rows}

    def _card(self, row: Any, reader: Language) -> Card:
        codes = [row.title_language, *(file.language_code for file in row.read_files)]
        urls = addresses(partial(reverse, "documents:document", args=[row.slug]))
        return Card(
            key=row.key,
            kind=self.name,
            kind_label=DocumentType(row.document_type).label,
            title=row.title or row.symbol,
            summary="",
            url=urls[reader.code],
            language=row.language,
            is_reader_language=row.language == reader,
            available_in=(row.language,),
            day=row.published_on,
            symbol=row.symbol,
            urls=dict.fromkeys(codes, urls[reader.code]),
            stamp=_stamp(row),
        )


def _public(keys: Collection[UUID] | None = None) -> QuerySet[DocumentRecord]:
    pages = public_pages(DocumentPage).filter(symbol=OuterRef("symbol"))
    rows: QuerySet[DocumentRecord] = DocumentRecord.objects.filter(
        ~Exists(pages), is_published=True
    ).order_by()
    rows = rows.annotate(files_edition=files_edition(pk=OuterRef("pk")))
    return rows if keys is None else rows.filter(key__in=keys)


def _versions(row: Any) -> Iterator[Version]:
    """Yield the record in its title's language, and in the others that it has files in.

    There its symbol is its title: what it is called is in one language only.
    """
    said = passages_by_language(row.read_files)
    facts = "\n".join(part for part in (row.sponsors, row.job_number) if part)
    own = tuple(said.pop(row.title_language, ()))
    yield Version(row.title_language, row.title or row.symbol, text=facts, passages=own)
    for code, passages in said.items():
        yield Version(code, row.symbol, passages=tuple(passages))


def _stamp(row: Any) -> str:
    return stamp_of(
        row.title,
        row.title_language,
        row.document_type,
        row.published_on,
        row.sponsors,
        row.job_number,
        row.files_edition,
    )
