"""The panels as an Atom feed (RFC 4287)."""

from datetime import datetime
from typing import Any, Final

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext

from panels.discussions.listing import Listed, listed, titled, works
from portal.languages import active_language

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

    def items(self) -> list[tuple[Listed, datetime]]:
        """Return the works published last as the reader sees them."""
        rows = list(works().order_by("-published", "translation_key")[:NEWEST])
        found = listed([row["translation_key"] for row in rows], active_language())
        return [
            (found[row["translation_key"]], row["published"])
            for row in rows
            if row["translation_key"] in found
        ]

    def item_guid(self, item: tuple[Listed, datetime]) -> str:
        """Name the work, the same in every language."""
        return f"urn:uuid:{item[0].card.key}"

    def item_title(self, item: tuple[Listed, datetime]) -> str:
        """Name the panel, after the word that it does not take place."""
        return titled(item[0].card.title, item[0].standing)

    def item_description(self, item: tuple[Listed, datetime]) -> str:
        """Sum the panel up."""
        return item[0].card.summary

    def item_link(self, item: tuple[Listed, datetime]) -> str:
        """Lead to the panel."""
        return item[0].card.url

    def item_updateddate(self, item: tuple[Listed, datetime]) -> datetime:
        """Say when it was last published."""
        return item[1]
