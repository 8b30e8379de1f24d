"""Panels as a kind of work, with what is said in recordings in languages they have no page in."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast
from uuid import UUID

from panels.discussions.models import PanelPage, PanelRecording
from panels.recordings.models import Track
from panels.recordings.spoken import spoken
from portal.languages import CODES, Language
from portal.pages.kinds import PageKind
from portal.pages.models.base import BasePage
from portal.pages.public import public_pages
from portal.works.cards import Card
from portal.works.documents import Version


@dataclass(frozen=True)
class PanelKind(PageKind):
    """Pages of panels; where there are words of a recording and no page, the words are found.

    They open in the page there is, in whose transcript any language can be chosen. The card does
    not say that the work is available in such a language: it has no page there.
    """

    def said_elsewhere(self, pages: Mapping[str, BasePage]) -> Iterator[Version]:
        """Yield what is said in other languages, under the titles that recordings have in them."""
        panels = cast("Mapping[str, PanelPage]", pages).values()
        uses = [use for panel in panels for use in panel.recordings.all()]
        recordings = list({use.recording_id: use.recording for use in uses}.values())
        for code in CODES:
            if code not in pages and (passages := spoken(recordings, code)):
                title = next((one.titles[code] for one in recordings if code in one.titles), "")
                yield Version(code, title, passages=tuple(passages))

    def cards(self, keys: Sequence[UUID], reader: Language) -> dict[UUID, Card]:
        """Return the public works among ``keys``, with one query more where there are any."""
        cards = super().cards(keys, reader)
        for key, codes in (_languages(cards) if cards else {}).items():
            card = cards[key]
            here = dict.fromkeys(codes, card.urls[card.language.code])
            cards[key] = replace(card, urls={**here, **card.urls})
        return cards


def _languages(keys: Collection[UUID]) -> dict[UUID, set[str]]:
    """Return the languages that words of each panel's recordings are in; one query."""
    pages = public_pages(PanelPage).filter(translation_key__in=keys).order_by()
    uses = PanelRecording.objects.filter(page__in=pages).order_by()
    words = (Track.Kind.CAPTIONS, Track.Kind.SUBTITLES)
    timed = uses.filter(recording__tracks__kind__in=words)
    written = uses.filter(recording__written_transcripts__isnull=False)
    rows = timed.values_list("page__translation_key", "recording__tracks__language").union(
        written.values_list("page__translation_key", "recording__written_transcripts__language")
    )
    found: dict[UUID, set[str]] = defaultdict(set)
    for key, code in rows:
        found[key].add(code)
    return found
