"""The PDF of one language version of a panel or a document."""

from typing import Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from panels.discussions.models import PanelPage
from panels.documents.models import DocumentPage
from panels.printing.showing import printed_html
from portal.languages import Language, active_language
from portal.pages.public import public_pages
from portal.printing.answering import answer

KINDS: Final = (PanelPage, DocumentPage)


@require_safe
def pdf(request: HttpRequest, key: UUID) -> HttpResponse:
    """Give a version as PDF/UA-1 (ISO 14289-1), in the language of the address.

    What it shows is asked of the database each time, as nobody who has signed in: so it follows
    every publication, whatever a cited work becomes, and the phases of a panel.

    Raises:
        Http404: when there is no such version that anybody may see.
    """
    language = active_language()
    page = _public_version(key, language)
    if page is None:
        raise Http404
    return answer(
        request,
        printed_html(page, request),
        address=page.get_url(request),
        file_name=_file_name(page, language),
        language=language,
    )


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
