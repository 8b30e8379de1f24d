"""Sitemaps: one a language, of the versions that really exist and that anybody may see."""

from collections import defaultdict
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.http import HttpRequest
from wagtail.models import Page
from wagtail.query import PageQuerySet

from portal.languages import BY_CODE, CODES, LANGUAGES, Language
from portal.pages.models import BasePage
from portal.pages.public import public_pages

# The protocol allows 50,000 addresses and 50 MiB a file (https://www.sitemaps.org/protocol.html);
# with its alternates an address takes about 1 KiB, and a file is built in memory.
ADDRESSES_PER_FILE: Final = 5_000


class LanguageSitemap(Sitemap[Page]):
    """The public pages of one language, each with the work's other real versions.

    There is no ``x-default``: the six languages are equal, and an address that exists in none of
    them (a work shown inside another interface) is no version.
    """

    limit = ADDRESSES_PER_FILE

    def __init__(self, request: HttpRequest, language: Language) -> None:
        super().__init__()
        self.request = request
        self.language = language

    def items(self) -> PageQuerySet:
        """Return the pages in a stable order."""
        return (
            _listed_pages()
            .filter(locale__language_code=self.language.code)
            .select_related("locale")
            .order_by("pk")
        )

    def get_latest_lastmod(self) -> datetime | None:
        """Return when a page of the language was last published, in one query."""
        latest: datetime | None = self.items().aggregate(latest=Max("last_published_at"))["latest"]
        return latest

    def get_urls(
        self, page: int | str = 1, site: Any = None, protocol: str | None = None
    ) -> list[dict[str, Any]]:
        """Return one file's addresses, as Django's template wants them.

        Two queries, whatever the number of pages. Addresses are those of ``rel="canonical"``.
        """
        del site, protocol  # Wagtail's sites know the host and scheme of each page.
        pages = list(self.paginator.page(page).object_list)
        versions = _versions({each.translation_key for each in pages}, pages)
        urls = []
        for each in pages:
            alternates = self._alternates(versions[each.translation_key])
            urls.append(
                {
                    "item": each,
                    "location": self._address(each),
                    "lastmod": each.last_published_at,
                    "changefreq": None,
                    "priority": "",
                    "alternates": alternates if len(alternates) > 1 else [],
                }
            )
        if pages:
            self.latest_lastmod = max(
                (each.last_published_at for each in pages if each.last_published_at), default=None
            )
        return urls

    def _alternates(self, versions: dict[str, Page]) -> list[dict[str, str]]:
        return [
            {"lang_code": BY_CODE[code].html_lang, "location": self._address(versions[code])}
            for code in CODES
            if code in versions
        ]

    def _address(self, page: Page) -> str:
        return self.request.build_absolute_uri(page.get_url(self.request))


def sitemaps(request: HttpRequest) -> dict[str, type[Sitemap[Page]] | Sitemap[Page]]:
    """Return the sitemap of each language by its code."""
    return {language.code: LanguageSitemap(request, language) for language in LANGUAGES}


def _listed_pages() -> PageQuerySet:
    return public_pages().type(BasePage)


def _versions(keys: set[UUID], pages: list[Page]) -> dict[UUID, dict[str, Page]]:
    """Return every public version of the works of some pages by key and language code."""
    found: dict[UUID, dict[str, Page]] = defaultdict(dict)
    if not pages:
        return found
    same_works = Page.objects.filter(
        pk__gte=pages[0].pk, pk__lte=pages[-1].pk, locale=pages[0].locale
    ).values("translation_key")
    others = _listed_pages().filter(translation_key__in=same_works).select_related("locale")
    for page in others:
        if page.translation_key in keys:
            found[page.translation_key][page.locale.language_code] = page
    return found
