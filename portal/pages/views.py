"""Addresses that belong to a work rather than to one of its versions."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.encoding import escape_uri_path
from django.utils.translation import override
from wagtail import hooks

from portal.languages import active_language, language_of
from portal.pages.public import readable_pages
from portal.works.cards import version_for


def work(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Open a work in the reader's interface language.

    Redirects to the version in that language where there is one. Else shows the source version
    inside the reader's own interface, whose canonical address stays the real version's. A version
    that this visitor may not see is as good as none, so that its address tells nothing.

    Raises:
        Http404: when the work has no published version that the visitor may see.
    """
    reader = active_language()
    pages = readable_pages(request).filter(translation_key=key).select_related("locale")
    versions = {page.locale.language_code: page for page in pages.specific()}
    if not versions:
        raise Http404
    source = next(iter(versions.values())).source_language
    language, page = version_for(versions, source, reader)
    if language == reader:
        return HttpResponseRedirect(page.get_url(request))
    # The same hooks as in Wagtail's own serve view: view restrictions are one of them.
    for before_serve in hooks.get_hooks("before_serve_page"):
        answer = before_serve(page, request, (), {})
        if isinstance(answer, HttpResponseBase):
            return answer
    response: HttpResponseBase = page.serve(request)
    return response


def language_variant(request: HttpRequest, tag: str, rest: str) -> HttpResponseRedirect:
    """Send addresses such as ``/zh-TW/…`` or ``/es-mx/…`` to the official language's own.

    Raises:
        Http404: when the first part of the address names no variant of the six languages.
    """
    language = language_of(tag)
    if language.code.split("-")[0] != tag.lower().split("-")[0] or tag == language.code:
        raise Http404
    with override(language.code):
        home = reverse("wagtail_serve", args=[""])
    query = request.META.get("QUERY_STRING", "")
    # Escaped anew: in a path that was decoded, "?" and "#" would cut the address short.
    return HttpResponseRedirect(home + escape_uri_path(rest) + (f"?{query}" if query else ""))
