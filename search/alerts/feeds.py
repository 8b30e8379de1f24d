"""A search as an Atom feed (RFC 4287)."""

from datetime import UTC, date, datetime, time
from http import HTTPStatus
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from portal.languages import Language, active_language
from portal.works.cards import Card
from search.alerts.stored import asks_something, described
from search.asking import ask
from search.client import EngineAway
from search.forms import SearchRequest
from search.naming import name
from search.questions import Question
from search.results import Results
from search.understanding import understand

NEWEST: Final = 30
RETRY_AFTER_SECONDS: Final = 300
#: An entry must be dated (RFC 4287, 4.1.2); a work without a day gets one that never changes.
UNDATED: Final = date(1970, 1, 1)


class SearchFeed(Atom1Feed):
    """Entries that tell their language where it is not the feed's."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        """Return the attributes of an entry."""
        return {"xml:lang": item["language"]}


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Show the newest works of the search of the query string, in the reader's language.

    Answers 503 while the engine is away: an empty feed would say that there is nothing.

    Raises:
        Http404: when nothing is searched for.
    """
    wanted = SearchRequest.read(request.GET)
    if not asks_something(wanted):
        raise Http404
    reader = active_language()
    try:
        results = _newest(wanted, reader)
    except EngineAway:
        response = HttpResponse(
            gettext("The search is away at the moment. Try again in some minutes."),
            status=HTTPStatus.SERVICE_UNAVAILABLE,
            content_type="text/plain; charset=utf-8",
        )
        response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    else:
        response = HttpResponse(
            _written(request, wanted, reader, results), content_type=Atom1Feed.content_type
        )
    response["X-Robots-Tag"] = "noindex"
    # Nothing withdrawn may be shown from a copy: every copy asks first.
    response["Cache-Control"] = "private, no-cache"
    return response


def _newest(wanted: SearchRequest, reader: Language) -> Results:
    own = (0, 0) if wanted.scope == "other" else (0, NEWEST)
    question = Question(
        understand(wanted.text, name),
        reader,
        own,
        (0, NEWEST),
        wanted.filters,
        "newest",
        crossing=wanted.crossing,
        exact=True,
    )
    results = ask(question)
    if results.is_partial:
        raise EngineAway("an answer was cut short")
    return results


def _written(
    request: HttpRequest, wanted: SearchRequest, reader: Language, results: Results
) -> str:
    written = SearchFeed(
        title=gettext("Search: %(search)s") % {"search": described(wanted)},
        link=request.build_absolute_uri(reverse("search:results") + wanted.address(order="newest")),
        description="",
        language=reader.html_lang,
        feed_url=request.build_absolute_uri(),
    )
    for card in _cards(results):
        day = datetime.combine(card.day or UNDATED, time(), UTC)
        written.add_item(
            title=card.title,
            link=request.build_absolute_uri(card.url),
            description=card.summary,
            unique_id=card.key.urn,
            updateddate=day,
            language=card.language.html_lang,
        )
    return str(written.writeString("utf-8"))


def _cards(results: Results) -> list[Card]:
    lists = (results.named, results.own, results.other)
    cards = {hit.card.key: hit.card for one in lists for hit in one.hits}
    newest = sorted(cards.values(), key=lambda card: card.day or date.min, reverse=True)
    return newest[:NEWEST]
