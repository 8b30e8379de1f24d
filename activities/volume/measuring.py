"""How long pages of activities take, and how many queries, while there are few and many."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from activities.repository.sections import SECTION
from portal.demonstration.ground import place_site, plant_homes
from portal.languages import LANGUAGES
from portal.pages.models import SectionPage
from portal.reference.loading.load import load_reference
from search.bench.timing import Taken

#: Of so many requests with warm caches there is one with cold ones, which takes longer.
RARE: Final = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """What asking for one page many times has shown.

    Attributes:
        queries: of one request.
        times: of each request.
    """

    queries: int
    times: list[Taken]


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


def addresses(works: int) -> dict[str, str]:
    """Return addresses of the list by what they show.

    Args:
        works: how many are public; the last page depends on it.
    """
    with override("en"):
        start = reverse("repository:listing")
    return {
        "all of them": start,
        "one State": f"{start}?states=KEN",
        "a theme and a year": f"{start}?themes=education-training&years=2020",
        "two words": f"{start}?q=judges+training",
        "page 2": f"{start}?page=2",
        "a page in the middle": f"{start}?page={max(1, works // 40)}",
        "the last page": f"{start}?page={max(1, -(-works // 20))}",
    }


def ask(works: int, requests: int) -> Iterator[tuple[str, str, Asked]]:
    """Yield what is shown, the state of the caches, and what asking for it has shown.

    *Warm* is the usual case: the selection was asked for since anything changed. *New* is a
    selection not asked for since then, while another was. *Cold* is the first request of any kind.

    Args:
        works: how many are public.
        requests: how many of each are timed with warm caches.
    """
    rare = max(2, requests // RARE)
    visitor = Client()
    for name, address in addresses(works).items():
        get = partial(_get, visitor, address)
        get()
        yield name, "warm", _asked(get, lambda: None, requests)
        yield name, "new", _asked(get, partial(_only_another, visitor), rare)
        yield name, "cold", _asked(get, cache.clear, rare)


def _asked(get: Callable[[], None], before: Callable[[], None], times: int) -> Asked:
    before()
    with CaptureQueriesContext(connection) as counted:
        get()
    # Counted now: the next request empties the log that they are counted in.
    queries = len(counted)
    taken = []
    for _time in range(times):
        before()
        taken.append(Taken.by(get))
    return Asked(queries, taken)


def _only_another(visitor: Client) -> None:
    cache.clear()
    with override("en"):
        _get(visitor, reverse("repository:listing") + "?helps_peers=on&status=planned")


def _get(visitor: Client, address: str) -> None:
    response = visitor.get(address)
    if response.status_code != 200:  # noqa: PLR2004 -- OK
        raise RuntimeError(f"{address}: {response.status_code}")
