"""The PDF of one language version of a panel or a document."""

import hashlib
from typing import Final
from uuid import UUID

import structlog
from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_safe

from panels.discussions.models import PanelPage
from panels.documents.models import DocumentPage
from panels.printing.making import BusyError, CannotPrintError, make, recipe
from panels.printing.showing import printed_html
from portal.languages import Language, active_language
from portal.pages.public import public_pages

KINDS: Final = (PanelPage, DocumentPage)
RETRY_SECONDS: Final = 60
log = structlog.get_logger(__name__)


@require_safe
def pdf(request: HttpRequest, key: UUID) -> HttpResponse:
    """Give a version as PDF/UA-1 (ISO 14289-1), in the language of the address.

    What it shows is asked of the database each time, as nobody who has signed in. The PDF is
    kept under a digest of that, which is its ETag too: so it follows every publication, whatever
    a cited work becomes, and the phases of a panel. Where this machine cannot set the text, the
    answer is a page that says so, with status 503; likewise while many others wait for theirs.

    Raises:
        Http404: when there is no such version that anybody may see.
    """
    language = active_language()
    page = _public_version(key, language)
    if page is None:
        raise Http404
    html = printed_html(page, request)
    digest = hashlib.sha256(f"{recipe()}\n{html}".encode()).hexdigest()
    etag = quote_etag(digest)
    response = get_conditional_response(request, etag=etag)
    if not isinstance(response, HttpResponseNotModified):
        try:
            made = caches["prints"].get_or_set(digest, lambda: make(html))
        except CannotPrintError as error:
            log.warning("printing.impossible", work=str(key), reason=str(error))
            context = {"address": page.get_url(request)}
            return render(request, "printing/impossible.html", context, status=503)
        except BusyError:
            context = {"address": page.get_url(request), "busy": True}
            response = render(request, "printing/impossible.html", context, status=503)
            response["Retry-After"] = RETRY_SECONDS
            return response
        response = HttpResponse(made, content_type="application/pdf")
        response["Content-Disposition"] = content_disposition_header(
            as_attachment=True, filename=_file_name(page, language)
        )
    response["ETag"] = etag
    # Caches ask again each time: what was withdrawn is not passed on.
    response["Cache-Control"] = "no-cache"
    response["Content-Language"] = language.html_lang
    return response


def _public_version(key: UUID, language: Language) -> PanelPage | DocumentPage | None:
    for kind in KINDS:
        pages = public_pages(kind).filter(translation_key=key, locale__language_code=language.code)
        page: PanelPage | DocumentPage | None = pages.select_related("locale").first()
        if page is not None:
            return page
    return None


def _file_name(page: PanelPage | DocumentPage, language: Language) -> str:
    symbol = page.parsed_symbol if isinstance(page, DocumentPage) else None
    return f"{symbol.slug if symbol else page.slug}-{language.html_lang}.pdf"
