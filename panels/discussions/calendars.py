"""Panels as calendar files (RFC 5545). Knows no model: it is given what to write.

Swiss time is written out as a constant time zone with yearly rules. What icalendar would add by
itself, a list of dates, is misread by an hour after the change of time by ical.js and vobject.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from icalendar import Alarm, Calendar, Event, Timezone, vText, vUri

from panels.discussions.standing import Standing
from panels.discussions.venue import VENUE_TIME_ZONE
from portal.languages import Language

#: Last Sundays of March and October, at 01:00 UTC (European Union's Directive 2000/84/EC, which
#: Switzerland follows).
ZURICH: Final = Timezone.from_ical(
    b"""\
BEGIN:VTIMEZONE
TZID:Europe/Zurich
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""
)
#: How long before a panel a calendar reminds of it: to ask for services, and to set out.
ALARMS: Final = (dt.timedelta(days=-7), dt.timedelta(hours=-1))
#: RFC 5545, 3.8.1.11. A time that is given up without another is no more than tentative.
STATUSES: Final[dict[Standing, str]] = {
    Standing.PLANNED: "CONFIRMED",
    Standing.POSTPONED: "TENTATIVE",
    Standing.CANCELLED: "CANCELLED",
}
#: Sequence numbers are seconds since then: publishing later always gives a higher one.
EPOCH: Final = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
PRODUCT: Final = "-//United Nations Human Rights//Technical Cooperation Portal//EN"
REFRESH: Final = dt.timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A meeting as a calendar shows it.

    Attributes:
        key: the work's key: the same in every language, so that a calendar holds a panel once.
        language: of the texts.
        starts_at: aware.
        ends_at: aware.
        published_at: when what is written here was last published; decides the sequence.
        standing: whether it takes place; what does not is reminded of no more.
    """

    key: UUID
    language: Language
    title: str
    description: str
    place: str
    url: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    published_at: dt.datetime
    standing: Standing = Standing.PLANNED


def sequence(published_at: dt.datetime) -> int:
    """Return a number that rises with every publication (RFC 5545, 3.8.7.4)."""
    return max(0, int((published_at - EPOCH).total_seconds()))


def calendar(entries: Iterable[CalendarEntry], name: str) -> bytes:
    """Return a calendar file with the entries, in UTF-8 with lines folded at 75 octets.

    Args:
        entries: the meetings.
        name: of the calendar, for clients that subscribe to it.
    """
    whole = Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("method", "PUBLISH")
    whole.add("name", name)
    whole.add("x-wr-calname", name)
    whole.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    whole.add_component(ZURICH)
    for entry in entries:
        whole.add_component(_event(entry))
    return bytes(whole.to_ical())


def _event(entry: CalendarEntry) -> Event:
    event = Event()
    event.add("uid", str(entry.key))
    event.add("sequence", sequence(entry.published_at))
    event.add("dtstamp", entry.published_at.astimezone(dt.UTC))
    event.add("last-modified", entry.published_at.astimezone(dt.UTC))
    event.add("dtstart", entry.starts_at.astimezone(VENUE_TIME_ZONE))
    event.add("dtend", entry.ends_at.astimezone(VENUE_TIME_ZONE))
    for name, text in (
        ("summary", entry.title),
        ("description", entry.description),
        ("location", entry.place),
    ):
        if text:
            event.add(name, vText(text, params={"LANGUAGE": entry.language.html_lang}))
    event.add("url", vUri(entry.url))
    event.add("status", STATUSES[entry.standing])
    for before in ALARMS if entry.standing is Standing.PLANNED else ():
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", entry.title)
        alarm.add("trigger", before)
        event.add_component(alarm)
    return event
