"""The panel that a request is about, as a visitor finds it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone

from panels.accommodation.sealing import REQUESTS
from panels.accommodation.timing import deadline_of, deletion_of, today_at_venue
from panels.discussions.models import PanelPage
from panels.discussions.standing import Standing
from portal.languages import Language, active_language
from portal.pages.public import readable_pages
from portal.works.cards import version_for, work_url


class Openness(StrEnum):
    """Whether one can ask, and if not, why."""

    OPEN = "open"
    CLOSED = "closed"
    UNDATED = "undated"
    AWAY = "away"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Shown:
    """A panel, and how it stands with requests for it.

    Attributes:
        key: of its work.
        title: of the version shown.
        url: where it opens for this reader.
        language: of the version shown.
        is_reader_language: whether that is the reader's own.
        deadline: the last day to ask.
        deleted_on: the day on which requests are deleted.
        openness: whether one can ask.
    """

    key: UUID
    title: str
    url: str
    language: Language
    is_reader_language: bool
    deadline: date | None
    deleted_on: date | None
    openness: Openness


def panel_for(request: HttpRequest, key: UUID) -> Shown:
    """Return a panel that this visitor may see.

    Raises:
        Http404: there is none.
    """
    reader = active_language()
    pages = readable_pages(request, PanelPage).filter(translation_key=key)
    rows = pages.select_related("locale").defer("body")
    versions: dict[str, PanelPage] = {page.locale.language_code: page for page in rows}
    if not versions:
        raise Http404
    source = next(iter(versions.values())).source_language
    language, page = version_for(versions, source, reader)
    # Translations learn of a new date when they are synchronised.
    dated = versions.get(source, page)
    mine = language == reader
    return Shown(
        key=key,
        title=page.title,
        url=page.get_url(request) if mine else work_url(key, reader),
        language=language,
        is_reader_language=mine,
        deadline=deadline_of(dated) if dated.standing == Standing.PLANNED else None,
        deleted_on=deletion_of(dated),
        openness=openness_of(dated),
    )


def openness_of(panel: PanelPage) -> Openness:
    """Return whether one can ask for accommodation at a panel now."""
    if panel.standing != Standing.PLANNED:
        return Openness(panel.standing)
    deadline = deadline_of(panel)
    if deadline is None:
        return Openness.UNDATED
    if today_at_venue(timezone.now()) > deadline:
        return Openness.CLOSED
    return Openness.OPEN if REQUESTS.is_ready() else Openness.AWAY
