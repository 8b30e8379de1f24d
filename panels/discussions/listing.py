"""Panels by session: each work once, as a list, a feed and a calendar show them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Max, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext, override

from panels.discussions.access import access_services
from panels.discussions.agenda import AGENDA
from panels.discussions.models import CouncilSession, PanelPage
from panels.discussions.standing import Standing, standings_of
from portal.calendars import CalendarEntry, Status
from portal.languages import Language
from portal.pages.public import public_pages
from portal.works.cards import Card, version_for, work_url
from portal.works.registry import cards_for

#: How long before a panel a calendar reminds of it: to ask for services, and to set out.
ALARMS: Final = (dt.timedelta(days=-7), dt.timedelta(hours=-1))
#: A time that is given up without another is no more than tentative.
STATUSES: Final[dict[Standing, Status]] = {
    Standing.PLANNED: Status.CONFIRMED,
    Standing.POSTPONED: Status.TENTATIVE,
    Standing.CANCELLED: Status.CANCELLED,
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A meeting as a list shows it, and whether it takes place."""

    card: Card
    standing: Standing

    @property
    def is_planned(self) -> bool:
        """Whether there is nothing to say of its standing."""
        return self.standing is Standing.PLANNED


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """The meetings of a session under one item of the agenda."""

    number: int
    title: str | Promise
    meetings: list[Listed]


@dataclass(frozen=True, slots=True)
class SessionMeetings:
    """A session with its public meetings."""

    session: CouncilSession
    items: list[AgendaItem]


def works() -> QuerySet[PanelPage]:
    """Return key, session, item and start of every public work, latest session first."""
    rows: QuerySet[PanelPage] = (
        public_pages(PanelPage)
        .order_by()
        .values("translation_key", "council_session_id", "agenda_item")
        .annotate(starts=Max("starts_at"), published=Max("last_published_at"))
    )
    return rows


def listed(keys: Iterable[UUID], reader: Language) -> dict[UUID, Listed]:
    """Return the public works among some, by key; constant queries."""
    wanted = list(keys)
    standings = standings_of(public_pages(PanelPage).filter(translation_key__in=wanted))
    return {
        key: Listed(card, standings.get(key, Standing.PLANNED))
        for key, card in cards_for(wanted, reader).items()
    }


def titled(title: str, standing: Standing) -> str:
    """Return a title, after the word that its meeting does not take place if it does not."""
    if standing is Standing.PLANNED:
        return title
    return gettext("%(standing)s: %(title)s") % {"standing": standing.label, "title": title}


def by_session(reader: Language) -> list[SessionMeetings]:
    """Return every session that has a public meeting, latest first; constant queries."""
    found: dict[int, dict[int, list[UUID]]] = defaultdict(lambda: defaultdict(list))
    for row in works().order_by("-council_session_id", "agenda_item", "starts"):
        found[row["council_session_id"]][row["agenda_item"]].append(row["translation_key"])
    meetings = listed(
        (key for items in found.values() for keys in items.values() for key in keys), reader
    )
    sessions = CouncilSession.objects.in_bulk(found, field_name="number")
    return [
        SessionMeetings(
            sessions[number],
            [
                AgendaItem(item, AGENDA[item], [meetings[key] for key in keys if key in meetings])
                for item, keys in items.items()
            ],
        )
        for number, items in found.items()
    ]


def entries(
    request: HttpRequest, reader: Language, keys: Iterable[UUID] | None = None
) -> list[CalendarEntry]:
    """Return public meetings whose day is known, in the reader's language where they are in it.

    Args:
        request: for absolute addresses.
        reader: whose calendar it is.
        keys: works to write; every one when there is none.
    """
    pages = public_pages(PanelPage).filter(starts_at__isnull=False).select_related("locale")
    if keys is not None:
        pages = pages.filter(translation_key__in=list(keys))
    versions: dict[UUID, dict[str, PanelPage]] = defaultdict(dict)
    for page in pages.order_by("starts_at", "pk"):
        versions[page.translation_key][page.locale.language_code] = page
    standings = standings_of(pages)
    written = (_entry(request, reader, found, standings[key]) for key, found in versions.items())
    return [entry for entry in written if entry is not None]


def _entry(
    request: HttpRequest, reader: Language, versions: dict[str, PanelPage], standing: Standing
) -> CalendarEntry | None:
    source = next(iter(versions.values())).source_language
    language, page = version_for(versions, source, reader)
    starts_at, ends_at = page.starts_at, page.schedule.end
    if starts_at is None or ends_at is None:
        return None
    url = work_url(page.translation_key, reader)
    with override(language.code):
        title = titled(page.title, standing)
    # Whatever version changed last: a calendar that took another one must take this one too.
    published = max(one.last_published_at for one in versions.values())
    return CalendarEntry(
        key=page.translation_key,
        language=language,
        title=title,
        description=_description(page, reader, request.build_absolute_uri(url), standing),
        place=page.room,
        url=request.build_absolute_uri(url),
        starts_at=starts_at,
        ends_at=ends_at,
        published_at=published,
        status=STATUSES[standing],
        # What does not take place is reminded of no more.
        alarms=ALARMS if standing is Standing.PLANNED else (),
    )


def _description(page: PanelPage, reader: Language, url: str, standing: Standing) -> str:
    """Return a word on a meeting called off, summary, way, and the services one can rely on."""
    with override(reader.code):
        services = [
            f"{one.service.label}: {one.availability.label}"
            for one in access_services(page.services)
            if one.is_firm
        ]
        heading = gettext("Access services")
    blocks = [page.summary, page.step_free_route, page.webcast_url, url]
    if services:
        blocks.insert(2, "\n".join([heading, *services]))
    if standing is not Standing.PLANNED:
        blocks.insert(0, page.standing_note)
    return "\n\n".join(block for block in blocks if block)
