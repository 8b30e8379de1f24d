"""What panel discussions show in lists of works of all kinds."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from panels.discussions.models import PanelPage, PanelRecording
from panels.recordings.models import Track
from portal.languages import Language
from portal.pages.public import public_pages
from portal.works.card_facts import Fact
from portal.works.cards import Card

_RECORDINGS: Final = PanelRecording.objects.filter(page=OuterRef("pk"))
#: As ``Track.is_words`` says it.
_WORDS: Final = Q(recording__written_transcripts__isnull=False) | Q(
    recording__tracks__kind__in=[kind for kind in Track.Kind if kind != Track.Kind.DESCRIPTIONS]
)


def facts_of_panels(cards: Sequence[Card], reader: Language) -> Mapping[UUID, Sequence[Fact]]:
    """Return kind of meeting, session, and what can be watched or read. One query."""
    del reader
    rows = (
        public_pages(PanelPage)
        .filter(translation_key__in=[card.key for card in cards])
        .annotate(recorded=Exists(_RECORDINGS), written=Exists(_RECORDINGS.filter(_WORDS)))
        .order_by("pk")
        .values("translation_key", "meeting", "council_session_id", "recorded", "written")
    )
    versions: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        versions[row["translation_key"]].append(row)
    return {key: _facts(of) for key, of in versions.items()}


def _facts(versions: Sequence[Mapping[str, Any]]) -> Sequence[Fact]:
    # Recordings reach one version after the other: any that has them will do.
    there = {
        _("Recording"): any(row["recorded"] for row in versions),
        _("Transcript"): any(row["written"] for row in versions),
    }
    first = versions[0]
    return (
        Fact(_("Meeting"), [PanelPage.Meeting(first["meeting"]).label]),
        Fact(_("Session of the Council"), [str(first["council_session_id"])]),
        Fact(_("To watch and read"), [text for text, is_there in there.items() if is_there]),
    )
