"""How long pages of activities take, and how many queries, while there are few and many."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from activities.repository.catalogue import catalogue
from activities.repository.catalogue.keeping import Held
from activities.repository.listing import PER_PAGE
from activities.repository.public import public_sources
from activities.repository.sections import SECTION
from activities.repository.selection import Selection
from portal.demonstration.ground import place_site, plant_homes
from portal.languages import LANGUAGES
from portal.pages.models import SectionPage
from portal.reference.loading.load import load_reference
from search.bench.timing import Taken


@dataclass(frozen=True, slots=True)
class Asked:
    """What asking for one page many times has shown.

    Attributes:
        queries: of one request.
        times: of each request.
    """

    queries: int
    times: list[Taken] = field(default_factory=list)


def plant_ground() -> None:
    """Make what activities need: vocabularies, home pages, and the section of each language."""
    load_reference()
    homes = plant_homes()
    place_site(homes["en"], "http://testserver")
    english: SectionPage | None = None
    for language in LANGUAGES:
        section = SectionPage(
            title=SECTION, slug=SECTION, locale=homes[language.code].locale, source_language="en"
        )
        if english is not None:
            section.translation_key = english.translation_key
        homes[language.code].add_child(instance=section)
        english = english or section


def addresses() -> dict[str, str]:
    """Return addresses of the list by what they show, a full page of cards each.

    Narrow choices would be other pages with fewer works: so many values are chosen of each facet
    that there is a page of works now. Chosen while there are few, they are right for many too.
    """
    with override("en"):
        start = reverse("repository:listing")
    return {
        "all of them": start,
        "some States": f"{start}?{_enough('states')}",
        "some themes and years": f"{start}?{_enough('themes', 'years')}",
        "two words": f"{start}?q=judges+training",
        "page 2": f"{start}?page=2",
    }


def far_pages(works: int) -> dict[str, str]:
    """Return addresses of pages far down the list.

    Args:
        works: how many are public.
    """
    with override("en"):
        start = reverse("repository:listing")
    return {
        "a page in the middle": f"{start}?page={max(1, works // (2 * PER_PAGE))}",
        "the last full page": f"{start}?page={max(1, works // PER_PAGE)}",
    }


def _enough(*facets: str) -> str:
    """Return a query of the most frequent values, as many of each facet as fill a page."""
    works = catalogue()
    ranked = {
        facet: sorted(works.sets[facet], key=lambda code: -works.sets[facet][code].bit_count())
        for facet in facets
    }
    for values in range(1, max(map(len, ranked.values()))):
        query = QueryDict(mutable=True)
        for facet, codes in ranked.items():
            query.setlist(facet, codes[:values])
        if works.selected(Selection.read(query)).bit_count() >= PER_PAGE:
            break
    return query.urlencode()


def ask(pages: Mapping[str, str], requests: int, asked: dict[tuple[str, str], Asked]) -> None:
    """Ask for pages, and note what that has shown.

    *Warm* is the usual case: the selection was asked for since anything changed. *New* is a
    selection not asked for since then, while another was. *Changed* is the first request after
    an activity was published. *Empty* is the first of all, with nothing in any cache.

    Args:
        pages: addresses by what they show.
        requests: how many of each are timed with warm caches; of the others there is one.
        asked: what earlier rounds have shown, by what is shown and the state of the caches.
    """
    visitor = Client()
    for name, address in pages.items():
        get = partial(_get, visitor, address)
        # What is kept may be another database's, where the last round was.
        _forget()
        get()
        for caches_are, before, times in (
            ("warm", _nothing, requests),
            ("new", partial(_only_another, visitor), 1),
            ("changed", _publish, 1),
            ("empty", _forget, 1),
        ):
            if (found := asked.get((name, caches_are))) is None:
                before()
                found = asked[name, caches_are] = Asked(_queries(get))
            for _time in range(times):
                before()
                found.times.append(Taken.by(get))


def _nothing() -> None:
    """Leave everything as it is."""


def _publish() -> None:
    """Publish a public activity again, somewhere among the others."""
    pages = catalogue().pages
    public_sources().get(pk=pages[len(pages) // 2]).save_revision().publish()


def _forget() -> None:
    Held.latest = None
    for name in settings.CACHES:
        if name != "share_images":
            caches[name].clear()


def _queries(get: Callable[[], None]) -> int:
    with CaptureQueriesContext(connection) as counted:
        get()
    return len(counted)


def _only_another(visitor: Client) -> None:
    _forget()
    with override("en"):
        _get(visitor, reverse("repository:listing") + "?helps_peers=on&status=planned")


def _get(visitor: Client, address: str) -> None:
    response = visitor.get(address)
    if response.status_code != 200:  # noqa: PLR2004 -- OK
        raise RuntimeError(f"{address}: {response.status_code}")
