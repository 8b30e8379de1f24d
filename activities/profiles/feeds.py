"""What became public about a State as an Atom feed (RFC 4287)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext

from activities.cooperation.models import Offer, Request
from activities.cooperation.reading import show_offer, show_request
from activities.profiles.profile import STATEMENT
from activities.repository.gone import CACHE_CONTROL
from activities.repository.public import public_sources
from portal.languages import active_language
from portal.reference.models import State
from portal.works.by_state import published_by
from portal.works.registry import cards_for

#: Entries of a feed.
NEWEST: Final = 30


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that anybody may read.

    Attributes:
        key: of the work, the same in every language.
        moment: when it became public, or when it was last confirmed.
    """

    key: UUID
    moment: datetime
    title: str
    summary: str
    url: str


class StateFeed(Feed[Any, Any]):
    """Activities, requests, offers and statements of a State, in the reader's language.

    Feeds are read without signing in: it holds what everybody may see, whoever asks.
    """

    feed_type = Atom1Feed

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer so that what is withdrawn is gone at the next request."""
        response = super().__call__(request, *args, **kwargs)
        response["Cache-Control"] = CACHE_CONTROL
        return response

    def get_object(self, request: HttpRequest, iso3: str) -> State:
        """Return the State.

        Raises:
            Http404: when there is no such State.
        """
        del request
        return get_object_or_404(State, iso3=iso3)

    def title(self, obj: State) -> str:
        """Name the feed."""
        return gettext("New about %(state)s") % {"state": obj.label}

    def link(self, obj: State) -> str:
        """Lead to the profile."""
        return reverse("profiles:state", args=[obj.iso3])

    def items(self, obj: State) -> list[Entry]:
        """Return what became public last. A constant number of queries."""
        found = [*_works(obj), *_cooperation(obj)]
        return sorted(found, key=lambda one: (one.moment, str(one.key)), reverse=True)[:NEWEST]

    def item_guid(self, item: Entry) -> str:
        """Name the work."""
        return f"urn:uuid:{item.key}"

    def item_title(self, item: Entry) -> str:
        """Name the work in words."""
        return item.title

    def item_description(self, item: Entry) -> str:
        """Sum the work up."""
        return item.summary

    def item_link(self, item: Entry) -> str:
        """Lead to the work."""
        return item.url

    def item_updateddate(self, item: Entry) -> datetime:
        """Say when it became public."""
        return item.moment


def _works(state: State) -> Iterator[Entry]:
    """Yield activities and statements."""
    rows = public_sources().filter(states=state).order_by("-last_published_at")
    moments = dict(rows.values_list("translation_key", "last_published_at")[:NEWEST])
    moments |= dict(published_by(STATEMENT, state.iso3)[:NEWEST])
    for key, card in cards_for(moments, active_language(), {"activity", STATEMENT}).items():
        yield Entry(key, moments[key], str(card.title), str(card.summary), card.url)


def _cooperation(state: State) -> Iterator[Entry]:
    """Yield requests and offers."""
    requests = Request.objects.public().of_state(state.iso3).order_by("-renewed_at")
    for row in requests.select_related("state").prefetch_related("texts")[:NEWEST]:
        asked = show_request(row)
        if asked.text is not None:
            url = reverse("cooperation:request", args=[row.key])
            yield Entry(row.key, row.renewed_at, asked.text.title, asked.text.need, url)
    offers = Offer.objects.public().of_state(state.iso3).order_by("-renewed_at")
    rows = offers.select_related("state", "organisation").prefetch_related("texts")
    for offer in rows[:NEWEST]:
        offered = show_offer(offer)
        if offered.text is not None:
            url = reverse("cooperation:offer", args=[offer.key])
            summary = offered.text.description
            yield Entry(offer.key, offer.renewed_at, offered.text.title, summary, url)
