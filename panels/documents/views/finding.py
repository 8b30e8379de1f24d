"""A document by any written form of its symbol."""

import re
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language_from_request, override
from django.views.decorators.http import require_safe
from wagtail.views import serve

from panels.documents.beside import files_of
from panels.documents.models import DocumentRecord
from panels.documents.official import official_url
from panels.documents.relations import relations_of
from panels.documents.resolving import Resolved, resolve
from panels.documents.works import record_url
from portal.languages import active_language, language_of

#: Where pages of documents are, below a language's home page.
_FOLDER: Final = "documents"
#: Addresses that Wagtail's pages can have.
_OF_PAGES: Final = re.compile(r"[\w-]+(?:/[\w-]+)*")


def document(request: HttpRequest, written: str) -> HttpResponseBase:
    """Open the document that a symbol means, however it was written.

    A page at this very address comes first. Else the document's text in the reader's language,
    its record, a list where several are meant, or what is known of a document that the portal
    does not have.

    Raises:
        Http404: the address is no symbol either.
    """
    if _OF_PAGES.fullmatch(written):
        try:
            response: HttpResponseBase = serve(request, f"{_FOLDER}/{written}/")
        except Http404:
            # No page: the address is a symbol, or nothing.
            return find(request, written)
        return response
    return find(request, written)


@require_safe
def find(request: HttpRequest, written: str) -> HttpResponse:
    """Answer for a symbol at which there is no page.

    Raises:
        Http404: it is no symbol.
    """
    resolved = resolve(written, active_language())
    if not resolved.symbols:
        raise Http404
    only = resolved.only
    if only is None:
        return _choice(request, written, resolved)
    if only.has_text:
        return HttpResponseRedirect(only.url)
    address = record_url(only.symbol)
    if request.path != address:
        return HttpResponseRedirect(address)
    return _record(request, only.symbol)


def _record(request: HttpRequest, symbol: str) -> HttpResponse:
    row = DocumentRecord.objects.public().get(symbol=symbol)
    reader = active_language()
    context = {
        "row": row,
        "relations": relations_of(row.parsed_symbol, reader),
        "files": files_of(row.parsed_symbol, reader.code),
        "official": official_url(symbol, reader),
    }
    return render(request, "undocuments/record.html", context)


def _choice(request: HttpRequest, written: str, resolved: Resolved) -> HttpResponse:
    """Show the documents that may be meant, and where the United Nations has those named."""
    reader = active_language()
    present = {one.symbol for one in resolved.exact}
    context = {
        "written": written,
        "exact": resolved.exact,
        "near": resolved.near,
        "official": [
            (str(symbol), official_url(symbol, reader))
            for symbol in resolved.symbols
            if str(symbol) not in present
        ],
    }
    status = 200 if resolved.exact else 404
    return render(request, "undocuments/choice.html", context, status=status)


@require_safe
def neutral(request: HttpRequest, written: str) -> HttpResponse:
    """Send the address without a language to the one the visitor's browser asks for."""
    with override(language_of(get_language_from_request(request)).code):
        response = HttpResponseRedirect(reverse("documents:document", args=[written.strip("/")]))
    response["Vary"] = "Accept-Language, Cookie"
    return response
