"""How long a document's page and the reader take, short and long."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from panels.documents.models import DocumentPage, DocumentType
from panels.documents.symbols import parse
from portal.demonstration.ground import place_site, plant_homes
from portal.languages import LANGUAGES
from portal.pages.models import SectionPage
from search.bench.timing import Taken

FEW: Final = 20
MANY: Final = 400
SYMBOLS: Final = {FEW: "A/HRC/57/1", MANY: "A/HRC/57/2"}
_SENTENCE: Final = (
    "Requests the harbour masters to keep the tables of the tides, recalling A/HRC/56/{} and "
    "the report of the lantern keepers, and to share them with all who sail by night;"
)


@dataclass(frozen=True, slots=True)
class Compared:
    """A page of a short and of a long document.

    Attributes:
        name: what the page is.
        queries: of one request, of the short one and of the long one.
        few: times of the short one.
        many: times of the long one.
    """

    name: str
    queries: tuple[int, int]
    few: list[Taken]
    many: list[Taken]

    @property
    def ratio(self) -> Taken:
        """How many times as long the long one takes, by the median."""
        return Taken.middle(self.many).ratio(Taken.middle(self.few))


def plant_documents() -> None:
    """Publish a document of few paragraphs and one of many, each in six languages."""
    homes = plant_homes()
    place_site(homes["en"], "http://testserver")
    keys: dict[object, object] = {}
    for language in LANGUAGES:
        home = homes[language.code]
        section = SectionPage(
            title="Documents", slug="documents", locale=home.locale, source_language="en"
        )
        pages = [_document(count, home.locale) for count in SYMBOLS]
        for page in (section, *pages):
            # The versions of a work share the key of the first.
            page.translation_key = keys.setdefault(page.slug, page.translation_key)
        home.add_child(instance=section)
        for page in pages:
            section.add_child(instance=page)


def _document(paragraphs: int, locale: object) -> DocumentPage:
    symbol = parse(SYMBOLS[paragraphs])
    page = DocumentPage(
        title=f"Report of {paragraphs} paragraphs",
        slug=symbol.slug,
        symbol=str(symbol),
        document_type=DocumentType.REPORT,
        locale=locale,
        source_language="en",
    )
    page.body = [
        (
            "paragraph",
            {
                "number": number,
                "text": f"<p>{_SENTENCE.format(number % 90 + 1)}</p>",
                "subparagraphs": [],
            },
        )
        for number in range(1, paragraphs + 1)
    ]
    return page


def measure(rounds: int) -> Iterator[Compared]:
    """Yield every page compared, after one request of each to warm the caches.

    Args:
        rounds: how many requests of each are timed, the short and the long one in turn.
    """
    visitor = Client()
    for name, addresses in _addresses():
        requests = [partial(_get, visitor, address) for address in addresses]
        queries = []
        for request in requests:
            request()
            with CaptureQueriesContext(connection) as counted:
                request()
            queries.append(len(counted))
        times = [[Taken.by(request) for request in requests] for _round in range(rounds)]
        few, many = (list(column) for column in zip(*times, strict=True))
        yield Compared(name, (queries[0], queries[1]), few, many)


def _addresses() -> Iterator[tuple[str, list[str]]]:
    slugs = [parse(symbol).slug for symbol in SYMBOLS.values()]
    for language in LANGUAGES:
        with override(language.code):
            home = reverse("wagtail_serve", args=[""])
            yield f"document, {language.code}", [f"{home}documents/{slug}/" for slug in slugs]
    with override("en"):
        yield (
            "side by side, ar and en",
            [reverse("documents:read", args=[slug, "ar", "en"]) for slug in slugs],
        )


def _get(visitor: Client, address: str) -> None:
    response = visitor.get(address)
    if response.status_code != 200:  # noqa: PLR2004 -- OK
        raise RuntimeError(f"{address}: {response.status_code}")
