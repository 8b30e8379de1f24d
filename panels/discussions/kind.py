"""Panels as a kind of work, with what recordings and notes say in languages without a page."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import cast
from uuid import UUID

from panels.discussions.concept_notes import languages_of_notes, said_in_notes
from panels.discussions.models import PanelPage, PanelRecording
from panels.recordings.models import Track
from panels.recordings.spoken import spoken
from portal.file_words.works import with_said
from portal.languages import CODES, Language
from portal.pages.kinds import PageKind
from portal.pages.models.base import BasePage
from portal.pages.public import public_pages
from portal.works.cards import Card, also_in
from portal.works.documents import Version, WorkDocument


@dataclass(frozen=True)
class PanelKind(PageKind):
    """Pages of panels; words of a recording or a concept note are found where there is no page too.

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

    def documents(self, keys: Sequence[UUID]) -> Iterator[WorkDocument]:
        """Yield the public works among ``keys``, with two queries more for their concept notes."""
        said = said_in_notes(keys)
        for work in super().documents(keys):
            yield with_said(work, said.get(work.key, {}))

    def cards(self, keys: Sequence[UUID], reader: Language) -> dict[UUID, Card]:
        """Return the public works among ``keys``, with two queries more where there are any."""
        cards = super().cards(keys, reader)
        if not cards:
            return cards
        return also_in(cards, chain(_languages(cards), languages_of_notes(cards)))


def _languages(keys: Collection[UUID]) -> Iterator[tuple[UUID, str]]:
    """Yield the languages of words of panels' recordings, each with the work; one query."""
    pages = public_pages(PanelPage).filter(translation_key__in=keys).order_by()
    uses = PanelRecording.objects.filter(page__in=pages).order_by()
    words = (Track.Kind.CAPTIONS, Track.Kind.SUBTITLES)
    timed = uses.filter(recording__tracks__kind__in=words)
    written = uses.filter(recording__written_transcripts__isnull=False)
    yield from timed.values_list("page__translation_key", "recording__tracks__language").union(
        written.values_list("page__translation_key", "recording__written_transcripts__language")
    )
