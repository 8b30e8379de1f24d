"""What is printed of a page: the parts of its own templates, made fit for PDF/UA."""

from copy import copy
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, QueryDict
from django.template.loader import render_to_string

from panels.discussions.models import PanelPage
from panels.documents.models import DocumentPage
from panels.documents.showing import shown_text
from portal.languages import BY_CODE
from portal.printing.fitting import fitted


def printed_html(page: PanelPage | DocumentPage, request: HttpRequest) -> str:
    """Return the HTML of a page's PDF, in the active language. A constant number of queries."""
    asking = _as_nobody(request)
    context: dict[str, Any] = page.get_context(asking)
    context["language"] = BY_CODE[page.locale.language_code]
    context["address"] = address = page.get_full_url(asking)
    if isinstance(page, DocumentPage):
        context["document"] = shown_text(page)
        html = render_to_string("printing/document.html", context)
    else:
        html = render_to_string("printing/panel.html", context)
    return fitted(html, address)


def _as_nobody(request: HttpRequest) -> HttpRequest:
    """Return the request as if it came from somebody who has not signed in.

    A PDF is kept for everybody; a page lists the language versions its visitor may see.
    """
    asking = copy(request)
    asking.user = AnonymousUser()
    asking.session = import_module(settings.SESSION_ENGINE).SessionStore()
    asking.GET = QueryDict()
    return asking
