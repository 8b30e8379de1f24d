"""Addresses for machines: share images, sitemaps, robots.txt."""

from typing import Final
from uuid import UUID

from django.conf import settings
from django.contrib.sitemaps import views as sitemap_views
from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import override
from django.views.decorators.http import require_safe

from portal.languages import BY_CODE, LANGUAGES, Language
from portal.pages.models import BasePage
from portal.pages.public import public_pages
from portal.sharing.picture import Subject, draw
from portal.sharing.sitemaps import sitemaps
from portal.works.registry import kind_of

# A withdrawn page's picture may live on in caches no longer than this, in seconds.
PICTURE_MAX_AGE: Final = 300


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell crawlers what to leave alone (RFC 9309) and where the sitemap is.

    Search results and works shown inside another language's interface are views of pages that
    have an address of their own.
    """
    closed = [reverse("wagtailadmin_home")]
    for language in LANGUAGES:
        with override(language.code):
            home = reverse("wagtail_serve", args=[""])
            closed += [reverse("search:results"), f"{home}works/"]
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in closed),
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap_index'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap_index(request: HttpRequest) -> TemplateResponse:
    """List the sitemaps of the six languages."""
    return sitemap_views.index(request, sitemaps(request), sitemap_url_name="sitemap")


@require_safe
def sitemap(request: HttpRequest, section: str) -> TemplateResponse:
    """List the pages of the language ``section``; ``?p=2`` is the next file.

    Raises:
        Http404: when there is no such language or file.
    """
    return sitemap_views.sitemap(request, sitemaps(request), section=section)


@require_safe
def share_image(request: HttpRequest, key: UUID, code: str) -> HttpResponse:
    """Give the picture of a work's version in the language ``code`` as PNG.

    Drawn when it is first asked for, kept in the cache ``share_images`` under a digest of what it
    shows; the digest is its ETag too.

    Raises:
        Http404: when there is no such version that anybody may see.
    """
    language = BY_CODE.get(code)
    page = _public_version(key, language) if language else None
    if language is None or page is None:
        raise Http404
    subject = _subject(page, language)
    digest = subject.digest()
    etag = quote_etag(digest)
    response = get_conditional_response(request, etag=etag)
    if not isinstance(response, HttpResponseNotModified):
        png = caches["share_images"].get_or_set(digest, lambda: draw(subject))
        response = HttpResponse(png, content_type="image/png")
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age={PICTURE_MAX_AGE}"
    response["Content-Language"] = language.html_lang
    return response


def _public_version(key: UUID, language: Language) -> BasePage | None:
    pages = public_pages().type(BasePage)
    version = pages.filter(translation_key=key, locale__language_code=language.code).first()
    page: BasePage | None = version.specific if version else None
    return page


def _subject(page: BasePage, language: Language) -> Subject:
    kind = kind_of(type(page))
    with override(language.code):
        return Subject(
            title=page.title,
            site_name=str(settings.WAGTAIL_SITE_NAME),
            kind=str(kind.label) if kind else "",
            symbol=next(iter(page.search_symbols()), ""),
            language=language,
        )
