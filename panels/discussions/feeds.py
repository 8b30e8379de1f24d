"""The panels as an Atom feed (RFC 4287)."""

from datetime import datetime
from typing import Any, Final

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext

from panels.discussions.listing import works
from portal.languages import active_language
from portal.works.cards import Card
from portal.works.registry import cards_for

NEWEST: Final = 30


class PanelFeed(Feed[Any, Any]):
    """The works published last, each once, in the reader's language."""

    feed_type = Atom1Feed

    def title(self) -> str:
        """Name the feed."""
        return gettext("Panel discussions")

    def link(self) -> str:
        """Lead to the list."""
        return reverse("discussions:list")

    def items(self) -> list[tuple[Card, datetime]]:
        """Return the works published last with the card the reader sees."""
        rows = list(works().order_by("-published", "translation_key")[:NEWEST])
        cards = cards_for([row["translation_key"] for row in rows], active_language())
        return [
            (cards[row["translation_key"]], row["published"])
            for row in rows
            if row["translation_key"] in cards
        ]

    def item_guid(self, item: tuple[Card, datetime]) -> str:
        """Name the work, the same in every language."""
        return f"urn:uuid:{item[0].key}"

    def item_title(self, item: tuple[Card, datetime]) -> str:
        """Name the panel."""
        return item[0].title

    def item_description(self, item: tuple[Card, datetime]) -> str:
        """Sum the panel up."""
        return item[0].summary

    def item_link(self, item: tuple[Card, datetime]) -> str:
        """Lead to the panel."""
        return item[0].url

    def item_updateddate(self, item: tuple[Card, datetime]) -> datetime:
        """Say when it was last published."""
        return item[1]
