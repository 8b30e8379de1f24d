"""Calendar files (RFC 5545). Knows no model: it is given what to write.

Swiss time is written out as a constant time zone with yearly rules. What icalendar would add by
itself, a list of dates, is misread by an hour after the change of time by ical.js and vobject.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from icalendar import Alarm, Calendar, Event, Timezone, vText, vUri

from portal.languages import Language

#: Where the Council sits. Named after Zurich, as the tz database names Swiss time.
GENEVA: Final = ZoneInfo("Europe/Zurich")
MEDIA_TYPE: Final = "text/calendar; charset=utf-8"
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
#: Sequence numbers are seconds since then: publishing later always gives a higher one.
EPOCH: Final = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
PRODUCT: Final = "-//United Nations Human Rights//Technical Cooperation Portal//EN"
REFRESH: Final = dt.timedelta(hours=6)


class Status(StrEnum):
    """Whether an entry holds (RFC 5545, 3.8.1.11)."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A meeting, or a day by which something is due, as a calendar shows it.

    Attributes:
        key: the same in every language, so that a calendar holds an entry once.
        language: of the texts.
        starts_at: an aware moment; or a day, for what takes whole days.
        ends_at: an aware moment; or the day after the last one.
        published_at: when what is written here was last published; decides the sequence.
        alarms: how long before the start a calendar reminds of it, as negative times.
    """

    key: UUID
    language: Language
    title: str
    description: str
    place: str
    url: str
    starts_at: dt.datetime | dt.date
    ends_at: dt.datetime | dt.date
    published_at: dt.datetime
    status: Status = Status.CONFIRMED
    alarms: tuple[dt.timedelta, ...] = ()


def sequence(published_at: dt.datetime) -> int:
    """Return a number that rises with every publication (RFC 5545, 3.8.7.4)."""
    return max(0, int((published_at - EPOCH).total_seconds()))


def calendar(entries: Iterable[CalendarEntry], name: str) -> bytes:
    """Return a calendar file with the entries, in UTF-8 with lines folded at 75 octets.

    Args:
        entries: what it holds.
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


def calendar_file(written: bytes, name: str) -> HttpResponse:
    """Return the answer that hands a calendar file over.

    Args:
        written: the file.
        name: under which it is kept; ASCII, ending in ``.ics``.
    """
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(written, content_type=MEDIA_TYPE, headers=headers)


def _event(entry: CalendarEntry) -> Event:
    event = Event()
    event.add("uid", str(entry.key))
    event.add("sequence", sequence(entry.published_at))
    event.add("dtstamp", entry.published_at.astimezone(dt.UTC))
    event.add("last-modified", entry.published_at.astimezone(dt.UTC))
    event.add("dtstart", _written(entry.starts_at))
    event.add("dtend", _written(entry.ends_at))
    for name, text in (
        ("summary", entry.title),
        ("description", entry.description),
        ("location", entry.place),
    ):
        if text:
            event.add(name, vText(text, params={"LANGUAGE": entry.language.html_lang}))
    event.add("url", vUri(entry.url))
    event.add("status", entry.status.value)
    for before in entry.alarms:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", entry.title)
        alarm.add("trigger", before)
        event.add_component(alarm)
    return event


def _written(moment: dt.datetime | dt.date) -> dt.datetime | dt.date:
    """Return a moment on Geneva's clocks, and a day as it is."""
    return moment.astimezone(GENEVA) if isinstance(moment, dt.datetime) else moment
