"""The newest activities as an Atom feed (RFC 4287)."""

from datetime import datetime
from typing import Any, Final

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext

from activities.repository.gone import CACHE_CONTROL
from activities.repository.models import ActivityPage
from activities.repository.public import public_sources
from portal.languages import active_language
from portal.works.registry import cards_for

NEWEST: Final = 30


class ActivityFeed(Feed[Any, Any]):
    """The newest works, each once, in the reader's language."""

    feed_type = Atom1Feed

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer so that what is withdrawn is gone at the next request."""
        response = super().__call__(request, *args, **kwargs)
        response["Cache-Control"] = CACHE_CONTROL
        return response

    def title(self) -> str:
        """Name the feed."""
        return gettext("Activities of technical cooperation")

    def link(self) -> str:
        """Lead to the list."""
        return reverse("repository:listing")

    def items(self) -> list[tuple[ActivityPage, Any]]:
        """Return the newest source versions with the card the reader sees."""
        pages = list(public_sources().order_by("-pk")[:NEWEST])
        cards = cards_for([page.translation_key for page in pages], active_language())
        found = [(page, cards.get(page.translation_key)) for page in pages]
        return [(page, card) for page, card in found if card is not None]

    def item_title(self, item: tuple[ActivityPage, Any]) -> str:
        """Name the work."""
        return str(item[1].title)

    def item_description(self, item: tuple[ActivityPage, Any]) -> str:
        """Sum the work up."""
        return str(item[1].summary)

    def item_link(self, item: tuple[ActivityPage, Any]) -> str:
        """Lead to its permanent address."""
        return reverse("activity_permalink", args=[item[0].reference])

    def item_updateddate(self, item: tuple[ActivityPage, Any]) -> datetime | None:
        """Say when it was last published."""
        day: datetime | None = item[0].last_published_at
        return day
