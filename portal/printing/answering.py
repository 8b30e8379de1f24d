"""The answer that holds a PDF: made once for what it shows, and asked for anew each time."""

import hashlib
from typing import Final

import structlog
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag

from portal.languages import Language
from portal.printing.making import BusyError, CannotPrintError, make, recipe

RETRY_SECONDS: Final = 60
log = structlog.get_logger(__name__)


def answer(
    request: HttpRequest, html: str, *, address: str, file_name: str, language: Language
) -> HttpResponse:
    """Give HTML, made fit for it, as PDF/UA-1.

    The PDF is kept under a digest of the HTML, which is its ETag too: so it follows whatever the
    HTML shows. Where this machine cannot set the text, the answer is a page that says so, with
    status 503; likewise while many others wait for theirs.

    Args:
        request: what is answered.
        html: a whole document, as ``fitted`` returns it, which anybody may read.
        address: of the page that shows the same.
        file_name: of the PDF.
        language: of the document.
    """
    digest = hashlib.sha256(f"{recipe()}\n{html}".encode()).hexdigest()
    etag = quote_etag(digest)
    response = get_conditional_response(request, etag=etag)
    if not isinstance(response, HttpResponseNotModified):
        try:
            made = caches["prints"].get_or_set(digest, lambda: make(html))
        except CannotPrintError as error:
            log.warning("printing.impossible", address=address, reason=str(error))
            return render(request, "printing/impossible.html", {"address": address}, status=503)
        except BusyError:
            context = {"address": address, "busy": True}
            response = render(request, "printing/impossible.html", context, status=503)
            response["Retry-After"] = RETRY_SECONDS
            return response
        response = HttpResponse(made, content_type="application/pdf")
        response["Content-Disposition"] = content_disposition_header(
            as_attachment=True, filename=file_name
        )
    response["ETag"] = etag
    # Caches ask again each time: what was withdrawn is not passed on.
    response["Cache-Control"] = "no-cache"
    response["Content-Language"] = language.html_lang
    return response
