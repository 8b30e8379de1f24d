"""The reader: two language versions of a document side by side."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from panels.documents.aligning import align
from panels.documents.models import DocumentPage
from panels.documents.presentation import ShownDocument
from panels.documents.resolving import resolve
from panels.documents.rows import rows_html
from panels.documents.showing import shown_text
from panels.documents.symbols import parse
from portal.languages import BY_CODE, Language, active_language
from portal.pages.public import readable_pages
from portal.works.cards import languages_of


@require_safe
def read(request: HttpRequest, written: str, first: str, second: str) -> HttpResponse:
    """Show two versions aligned by paragraph number. A constant number of queries.

    A language in which the portal has no text is said to be missing, with status 404; the other
    one is shown.

    Raises:
        Http404: there is no such document with a text, no such language, or one language twice.
    """
    codes = (first, second)
    only = resolve(written, active_language()).only
    if only is None or first == second or any(code not in BY_CODE for code in codes):
        raise Http404
    pages = readable_pages(request, DocumentPage).filter(symbol=only.symbol)
    there_are = set(pages.values_list("locale__language_code", flat=True))
    if there_are.isdisjoint(codes):
        raise Http404
    # Only the two that are shown: a text of hundreds of paragraphs takes long to be decoded.
    shown = pages.filter(locale__language_code__in=codes).select_related("locale")
    versions = {page.locale.language_code: page for page in shown}
    columns = [_column(code, versions.get(code)) for code in codes]
    texts: list[ShownDocument] = [column["document"] for column in columns]
    rows = align(texts[0].blocks, texts[1].blocks, (_prefix(first), _prefix(second)))
    has_both = all(code in versions for code in codes)
    context = {
        "symbol": only.symbol,
        "document_url": only.url,
        "columns": columns,
        "rows": rows_html(rows, BY_CODE[first], BY_CODE[second]),
        "has_both": has_both,
        "choices": _choices(only.symbol, languages_of(there_are), codes),
        "swapped": _address(only.symbol, second, first) if has_both else "",
    }
    return render(request, "undocuments/reader.html", context, status=200 if has_both else 404)


def _prefix(code: str) -> str:
    return f"{code}-"


def _column(code: str, page: DocumentPage | None) -> dict[str, Any]:
    language = BY_CODE[code]
    return {
        "language": language,
        "page": page,
        "prefix": _prefix(code),
        "document": shown_text(page, _prefix(code)) if page else ShownDocument((), ()),
    }


def _choices(
    symbol: str, languages: tuple[Language, ...], codes: tuple[str, str]
) -> list[dict[str, Any]]:
    """Return what each of the two columns can show instead."""
    return [
        {
            "place": place,
            "links": [
                {
                    "language": language,
                    "current": language.code == codes[place],
                    "url": _address(
                        symbol,
                        *((language.code, codes[1]) if place == 0 else (codes[0], language.code)),
                    ),
                }
                for language in languages
                if language.code != codes[1 - place]
            ],
        }
        for place in (0, 1)
    ]


def _address(symbol: str, first: str, second: str) -> str:
    return reverse("documents:read", args=[parse(symbol).slug, first, second])
