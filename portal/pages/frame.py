"""The frame around every page: switcher, menus, breadcrumbs, addresses."""

from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.encoding import escape_uri_path
from django.utils.functional import Promise
from django.utils.http import escape_leading_slashes
from django.utils.translation import gettext, override
from wagtail.models import Page

from portal.languages import BY_CODE, LANGUAGES, Language, active_language
from portal.pages.frame_items import Alternate, MenuItem, SwitcherItem
from portal.pages.public import public_pages, readable_pages, standing_pages
from portal.works.cards import languages_of, work_url

if TYPE_CHECKING:
    from portal.pages.models.base import BasePage

HOME_DEPTH = 2
STEP = Page.steplen
# A query string belongs to a view of its own, such as search, not to content or what is not found.
VIEWS_WITHOUT_QUERY = {"wagtail_serve", "work", "language_variant"}


class Frame:
    """What surrounds the content, worked out only when a template asks for it.

    Costs a constant number of queries: the page's versions, its ancestors, the menu.

    Attributes:
        list_page: number of the page of a list that is shown, from 1. Lists are the same works in
            the same order in every language, so addresses of the page in other languages keep it.
    """

    def __init__(
        self, request: HttpRequest, language: Language, page: "BasePage | None" = None
    ) -> None:
        self.request = request
        self.language = language
        self.page = page
        self.list_page = 1

    @property
    def site_name(self) -> str | Promise:
        """Name of the portal in the interface language."""
        name: str | Promise = settings.WAGTAIL_SITE_NAME
        return name

    @property
    def demo(self) -> bool:
        """Whether this site shows demonstration content."""
        return bool(settings.PORTAL_DEMONSTRATION)

    @property
    def home_url(self) -> str:
        """Address of the home page in the interface language."""
        return reverse("wagtail_serve", args=[""])

    @property
    def search_url(self) -> str:
        """Address of the search page in the interface language."""
        return reverse("search:results")

    @property
    def suggestions_url(self) -> str:
        """Address that the search field asks for suggestions while somebody types."""
        return reverse("search:suggestions")

    @property
    def query(self) -> str:
        """What the reader searched for on the page shown, to keep it in the search field."""
        match = self.request.resolver_match
        on_search = match is not None and match.view_name == "search:results"
        return self.request.GET.get("q", "") if on_search else ""

    @cached_property
    def versions(self) -> dict[str, Page]:
        """Versions of the work shown that the visitor may see, by language code.

        Empty where no page is shown.
        """
        if self.page is None:
            return {}
        pages = readable_pages(self.request).filter(translation_key=self.page.translation_key)
        found = {page.locale.language_code: page for page in pages.select_related("locale")}
        # A preview is shown without being published.
        found.setdefault(self.page.locale.language_code, self.page)
        return found

    @cached_property
    def languages(self) -> list[SwitcherItem]:
        """The six languages; each leads to this same work in that interface."""
        return [
            SwitcherItem(
                language=language,
                url=self._switched_url(language),
                current=language == self.language,
                translated=self.page is None or language.code in self.versions,
            )
            for language in LANGUAGES
        ]

    def _switched_url(self, language: Language) -> str:
        if self.page is not None:
            if language.code in self.versions:
                return self._listed(self.versions[language.code].get_url(self.request) or "")
            return self._listed(work_url(self.page.translation_key, language))
        match = self.request.resolver_match
        keeps_query = match is not None and match.view_name not in VIEWS_WITHOUT_QUERY
        here = self.request.get_full_path() if keeps_query else self._path
        there = translate_url(here, language.code)
        if there == here and language != self.language:
            with override(language.code):
                return self.home_url
        return there

    @cached_property
    def content_language(self) -> Language | None:
        """Language of the work shown, when it is not the interface's."""
        if self.page is None:
            return None
        language = BY_CODE.get(self.page.locale.language_code)
        return None if language == self.language else language

    @cached_property
    def available_in(self) -> tuple[Language, ...]:
        """Every language the work shown really exists in."""
        return languages_of(self.versions)

    @cached_property
    def canonical_url(self) -> str:
        """Absolute address of the real version shown; the page's own for lists and search."""
        if self.page is None:
            return self.request.build_absolute_uri(self._path)
        return self.request.build_absolute_uri(self._listed(self.page.get_url(self.request)))

    @cached_property
    def alternates(self) -> list[Alternate]:
        """Absolute addresses of the work's real versions only."""
        if self.page is None:
            return []
        return [
            Alternate(
                hreflang=language.html_lang,
                url=self.request.build_absolute_uri(
                    self._listed(self.versions[language.code].get_url(self.request))
                ),
            )
            for language in self.available_in
        ]

    @property
    def _path(self) -> str:
        """Path of the request as an address: never one of another host, whatever was asked."""
        return escape_leading_slashes(escape_uri_path(self.request.path))

    def _listed(self, url: str) -> str:
        """Return an address of the page shown, at the same page of its list."""
        return f"{url}?page={self.list_page}" if self.list_page > 1 else url

    @cached_property
    def _standing(self) -> list[Page]:
        """Pages right below home, in the interface language, that ask to be in menus."""
        return list(standing_pages(self.language.code))

    @cached_property
    def menu(self) -> list[MenuItem]:
        """The portal's sections, and search of the whole."""
        return self._menu_of("sectionpage")

    @cached_property
    def footer_menu(self) -> list[MenuItem]:
        """The standing pages: about, accessibility, privacy, contact."""
        return self._menu_of("standardpage")

    def _menu_of(self, model_name: str) -> list[MenuItem]:
        return [
            MenuItem(
                title=page.title,
                url=str(page.get_url(self.request) or ""),
                current=page.translation_key in self._trail_keys,
            )
            for page in self._standing
            if page.cached_content_type.model == model_name
        ]

    @cached_property
    def _ancestors(self) -> list[Page]:
        """Pages above the one shown, home first, in the interface language where they exist."""
        if self.page is None or not self.page.path or self.page.depth <= HOME_DEPTH:
            return []
        paths = [self.page.path[: STEP * depth] for depth in range(HOME_DEPTH, self.page.depth)]
        above = Q(path__in=paths)
        if self.content_language is not None:
            above = Q(
                translation_key__in=Page.objects.filter(path__in=paths).values("translation_key"),
                locale__language_code=self.language.code,
            )
        return list(public_pages().filter(above).order_by("depth"))

    @cached_property
    def _trail_keys(self) -> set[Any]:
        keys = {page.translation_key for page in self._ancestors}
        if self.page is not None:
            keys.add(self.page.translation_key)
        return keys

    @cached_property
    def breadcrumbs(self) -> list[MenuItem]:
        """Way from home to the page shown; the last item is the page itself, without address."""
        if self.page is None or self.page.depth <= HOME_DEPTH:
            return []
        trail = [
            MenuItem(title=page.title, url=str(page.get_url(self.request) or ""))
            for page in self._ancestors
        ]
        if trail and self._ancestors[0].depth == HOME_DEPTH:
            trail[0] = MenuItem(title=gettext("Home"), url=trail[0].url)
        return [*trail, MenuItem(title=self.page.title, url="", current=True)]

    @cached_property
    def description(self) -> str:
        """What search engines and shared links say of the page."""
        if self.page is None:
            return ""
        return self.page.search_description or self.page.summary

    @cached_property
    def share_image_url(self) -> str:
        """Absolute address of the picture that a shared link of the page shows."""
        if self.page is None or self.page.pk is None:
            return ""
        code = self.page.locale.language_code
        address = reverse("share_image", args=[self.page.translation_key, code])
        return self.request.build_absolute_uri(urlsplit(address).path)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the frame of pages that are no Wagtail page; pages bring their own."""
    return {"frame": Frame(request, active_language())}
