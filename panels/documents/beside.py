"""What stands beside a document's text: relations, files, a citation, versions to compare."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from panels.documents.citing import PARAMETER, Citation, citation_of, citation_pattern
from panels.documents.models import DocumentFile, DocumentPage
from panels.documents.presentation import ShownDocument
from panels.documents.relations import Group, relations_of
from panels.documents.showing import shown_text
from panels.documents.symbols import Symbol
from portal.languages import CODES, Language, active_language
from portal.pages.frame import Frame


@dataclass(frozen=True, slots=True)
class Comparison:
    """Another language version that can be read beside the one shown."""

    language: Language
    url: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A text and what is shown beside it.

    Attributes:
        document: body and footnotes.
        relations: documents and other works that belong to it.
        files: in every language, the page's own first.
        citation: of the paragraph that the query string names.
        citation_pattern: what a citation of any numbered paragraph is made of.
        comparisons: versions that can be read beside this one.
    """

    document: ShownDocument
    relations: list[Group]
    files: list[DocumentFile]
    citation: Citation | None
    citation_pattern: str
    comparisons: list[Comparison]


def beside_text(page: DocumentPage, frame: Frame, request: HttpRequest) -> Beside:
    """Return a page's text and what stands beside it. A constant number of queries."""
    symbol = page.parsed_symbol
    document = shown_text(page)
    anchor = request.GET.get(PARAMETER, "")
    url = request.build_absolute_uri(page.get_url(request) or "")
    code = page.locale.language_code
    return Beside(
        document,
        # The symbol of a new draft may be none yet.
        relations_of(symbol, active_language()) if symbol else [],
        files_of(symbol, code) if symbol else [],
        citation_of(page, document, anchor, url) if anchor else None,
        citation_pattern(page, url),
        _comparisons(symbol, code, frame) if symbol else [],
    )


def files_of(symbol: Symbol, first: str) -> list[DocumentFile]:
    """Return a document's files: those in one language first. One query.

    Args:
        symbol: of the document.
        first: code of that language.
    """
    found = DocumentFile.objects.filter(record__symbol=str(symbol)).select_related("document")
    order = [first, *(code for code in CODES if code != first)]
    return sorted(found, key=lambda file: (order.index(file.language_code), file.sort_order or 0))


def _comparisons(symbol: Symbol, code: str, frame: Frame) -> list[Comparison]:
    return [
        Comparison(language, reverse("documents:read", args=[symbol.slug, code, language.code]))
        for language in frame.available_in
        if language.code != code
    ]
