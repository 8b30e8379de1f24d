"""Panels as a kind of work, with what is said in recordings in languages they have no page in."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from panels.discussions.models import PanelPage, PanelRecording
from panels.recordings.models import Recording, Track
from panels.recordings.spoken import spoken
from portal.languages import CODES, Language
from portal.pages.kinds import PageKind
from portal.pages.public import public_pages
from portal.works.cards import Card
from portal.works.documents import Version, WorkDocument


@dataclass(frozen=True)
class PanelKind(PageKind):
    """Pages of panels; where there are words of a recording and no page, the words are found.

    They open in the page there is, in whose transcript any language can be chosen. The card does
    not say that the work is available in such a language: it has no page there.
    """

    def documents(self, keys: Sequence[UUID]) -> Iterator[WorkDocument]:
        """Yield the public works among ``keys``, with three queries more for their recordings."""
        works = list(super().documents(keys))
        shown = _recordings([work.key for work in works])
        for work in works:
            written = {version.language for version in work.versions}
            said = _said(shown[work.key], [code for code in CODES if code not in written])
            yield replace(work, versions=(*work.versions, *said))

    def cards(self, keys: Sequence[UUID], reader: Language) -> dict[UUID, Card]:
        """Return the public works among ``keys``, with one query more where there are any."""
        cards = super().cards(keys, reader)
        for key, codes in (_languages(cards) if cards else {}).items():
            card = cards[key]
            here = dict.fromkeys(codes, card.urls[card.language.code])
            cards[key] = replace(card, urls={**here, **card.urls})
        return cards


def _uses(keys: Collection[UUID]) -> Any:
    """Return what shows recordings on public pages of some panels."""
    return PanelRecording.objects.filter(
        page__in=public_pages(PanelPage).filter(translation_key__in=keys).order_by()
    )


def _recordings(keys: Collection[UUID]) -> dict[UUID, list[Recording]]:
    """Return the recordings of each panel, whichever of its pages shows them; three queries."""
    found: dict[UUID, dict[int, Recording]] = defaultdict(dict)
    rows = (
        _uses(keys).select_related("recording", "page").only("recording", "page__translation_key")
    )
    for use in rows.prefetch_related("recording__tracks", "recording__written_transcripts"):
        found[use.page.translation_key][use.recording_id] = use.recording
    return defaultdict(list, {key: list(held.values()) for key, held in found.items()})


def _said(recordings: Sequence[Recording], codes: Iterable[str]) -> Iterator[Version]:
    """Yield what is said in some languages, under the titles that recordings have in them."""
    for code in codes:
        if passages := spoken(recordings, code):
            title = next((one.titles[code] for one in recordings if code in one.titles), "")
            yield Version(code, title, passages=tuple(passages))


def _languages(keys: Collection[UUID]) -> dict[UUID, set[str]]:
    """Return the languages that words of each panel's recordings are in; one query."""
    uses = _uses(keys).order_by()
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
