"""One text to one language version: created, updated, or left as it is."""

from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale

from panels.documents.importing.checks import check
from panels.documents.importing.content import fill, fingerprint
from panels.documents.importing.places import existing_version, locale_of, section_for, work_of
from panels.documents.importing.refusals import ImportRefusedError
from panels.documents.models import DocumentPage, DocumentType
from panels.documents.reading import ReadDocument, read
from panels.documents.symbols import Symbol

_TITLE_LENGTH = 255


class Outcome(Enum):
    """What an import did."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Options:
    """How to import.

    Attributes:
        publish: whether to publish; ``None`` publishes a new page, and an old one if it is live.
        document_type: what the document is; ``None`` takes it from the symbol, or leaves it.
        title: used instead of the one that was read.
        parent: slug or id of the section for a new page.
        overwrite_edits: whether corrections made by editors may be lost.
    """

    publish: bool | None = None
    document_type: DocumentType | None = None
    title: str = ""
    parent: str | None = None
    overwrite_edits: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """A finished import; ``document`` is what was read."""

    page: DocumentPage
    document: ReadDocument
    outcome: Outcome


def import_document(
    text: str, symbol: Symbol, language: str, options: Options | None = None
) -> Imported:
    """Make or update the page of one language version of a document.

    A text imported again updates its page with a new revision; corrections made in the editor
    stay when the text is the one they were made on. A text in a second language becomes a version
    of the same work: the symbol tells.

    Args:
        text: the whole text.
        symbol: of the document.
        language: the portal's code of the text's language.
        options: how to import.

    Raises:
        ImportRefusedError: nothing was changed; the message says why.
    """
    return import_read(read(text, language, symbol), symbol, options)


def import_read(document: ReadDocument, symbol: Symbol, options: Options | None = None) -> Imported:
    """Make or update the page of a document that was read already, as `import_document` does.

    Args:
        document: as it was read.
        symbol: of the document.
        options: how to import.

    Raises:
        ImportRefusedError: nothing was changed; the message says why.
    """
    options = options or Options()
    language = document.language
    check(document, symbol)
    locale = locale_of(language)
    with transaction.atomic():
        key = work_of(symbol)
        page = existing_version(key, locale)
        if page is None:
            section = section_for(key, locale, options.parent)
            # Another import may have made the page while this one waited for the section.
            key = work_of(symbol)
            page = existing_version(key, locale)
        if page is not None:
            outcome = _update(page, document, symbol, options)
        else:
            page = _new_page(key, symbol, locale, options)
            page.slug = find_available_slug(section, symbol.slug)
            fill(page, document, _title(document, symbol, options))
            try:
                section.add_child(instance=page)
            except ValidationError as error:
                raise ImportRefusedError("; ".join(error.messages)) from error
            revision = page.save_revision()
            if options.publish is not False:
                revision.publish()
            outcome = Outcome.CREATED
    return Imported(
        DocumentPage.objects.select_related("locale").get(pk=page.pk), document, outcome
    )


def _title(document: ReadDocument, symbol: Symbol, options: Options) -> str:
    return (options.title or document.title or str(symbol))[:_TITLE_LENGTH]


def _new_page(key: UUID | None, symbol: Symbol, locale: Locale, options: Options) -> DocumentPage:
    page = DocumentPage(
        locale=locale,
        symbol=str(symbol),
        document_type=options.document_type or DocumentType.of(symbol),
        source_language=locale.language_code,
        live=False,
    )
    if key is not None:
        page.translation_key = key
        sibling = (
            DocumentPage.objects.filter(translation_key=key).exclude(source_language="").first()
        )
        if sibling is not None:
            page.source_language = sibling.source_language
    return page


def _update(
    page: DocumentPage, document: ReadDocument, symbol: Symbol, options: Options
) -> Outcome:
    latest: DocumentPage = page.get_latest_revision_as_object()
    if latest.locked:
        raise ImportRefusedError(
            _("“%(title)s” is locked in the editor.") % {"title": latest.title}
        )
    before, imported = fingerprint(latest), latest.import_fingerprint
    edited = before != imported and not options.overwrite_edits
    fill(latest, document, _title(document, symbol, options))
    if edited and latest.import_fingerprint == imported:
        # The text brings nothing that the corrections were not made on: they stay.
        return Outcome.UNCHANGED
    if edited:
        raise ImportRefusedError(
            _(
                "“%(title)s” was corrected by hand since the last import. Importing again would "
                "undo that."
            )
            % {"title": page.title},
            "--overwrite-edits does it all the same.",
        )
    publish = page.live if options.publish is None else options.publish
    type_before = latest.document_type
    latest.document_type = options.document_type or type_before
    changed = (latest.import_fingerprint, latest.document_type) != (before, type_before)
    waiting = publish and (not page.live or page.has_unpublished_changes)
    if not changed and not waiting:
        return Outcome.UNCHANGED
    revision = latest.save_revision()
    if publish:
        revision.publish()
    return Outcome.UPDATED
