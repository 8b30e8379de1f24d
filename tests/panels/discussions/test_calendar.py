"""A calendar file as an independent parser reads it, and as its addresses answer."""

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

import pytest
import vobject
from django.test import Client
from django.urls import reverse
from django.utils import translation

from panels.discussions.listing import ALARMS
from panels.discussions.models import PanelPage
from portal.calendars import CalendarEntry, calendar, sequence
from portal.languages import BY_CODE, CODES
from portal.pages.models import HomePage
from tests.panels.discussions.contents import everything
from tests.panels.discussions.panels import ENDS, STARTS, panel, section

KEY = UUID("5c1f0b1e-8a57-4c6e-9d0b-57320d0e0a10")
PUBLISHED = dt.datetime(2026, 11, 2, 9, 30, tzinfo=dt.UTC)


def entry(**values: Any) -> CalendarEntry:
    given: dict[str, Any] = {
        "key": KEY, "language": BY_CODE["fr"], "title": "Coopération, État par État; ensemble",
        "description": "Première ligne\nDeuxième ligne " + "très longue " * 20, "place": "Salle XX",
        "url": "https://portal.example.org/fr/works/1/", "starts_at": STARTS, "ends_at": ENDS,
        "published_at": PUBLISHED, "alarms": ALARMS,
    }  # fmt: skip
    return CalendarEntry(**given | values)


def parsed(written: bytes) -> Any:
    return vobject.readOne(written.decode())


@pytest.mark.parametrize(
    "starts_at",
    [
        # Both sides of both changes of time, this year and far from the dates of the rules.
        dt.datetime(2025, 3, 28, 9, tzinfo=dt.UTC),
        dt.datetime(2025, 3, 31, 9, tzinfo=dt.UTC),
        dt.datetime(2027, 10, 29, 9, tzinfo=dt.UTC),
        dt.datetime(2027, 11, 1, 9, tzinfo=dt.UTC),
        dt.datetime(2041, 7, 1, 22, 30, tzinfo=dt.UTC),
    ],
)
def test_another_parser_finds_the_same_moments(starts_at: dt.datetime) -> None:
    ends_at = starts_at + dt.timedelta(hours=2)
    event = parsed(calendar([entry(starts_at=starts_at, ends_at=ends_at)], "Panels")).vevent
    assert event.dtstart.value.astimezone(dt.UTC) == starts_at
    assert event.dtend.value.astimezone(dt.UTC) == ends_at
    assert event.dtstart.params["X-VOBJ-ORIGINAL-TZID"] == ["Europe/Zurich"]


def test_the_time_zone_is_in_the_file_with_yearly_rules() -> None:
    written = calendar([entry()], "Panels").decode()
    assert written.count("BEGIN:VTIMEZONE") == 1
    assert written.count("RRULE:FREQ=YEARLY;BY") == 2
    assert "RDATE" not in written


def test_texts_survive_and_lines_are_short() -> None:
    one = entry()
    written = calendar([one], "Panels")
    event = parsed(written).vevent
    assert (event.summary.value, event.description.value) == (one.title, one.description)
    assert event.summary.params["LANGUAGE"] == ["fr"]
    assert (event.location.value, event.url.value) == (one.place, one.url)
    assert max(map(len, written.split(b"\r\n"))) <= 75


def test_it_reminds_a_week_and_an_hour_before() -> None:
    event = parsed(calendar([entry()], "Panels")).vevent
    assert [alarm.trigger.value for alarm in event.valarm_list] == [
        dt.timedelta(days=-7),
        dt.timedelta(hours=-1),
    ]
    assert {alarm.action.value for alarm in event.valarm_list} == {"DISPLAY"}


def test_a_changed_panel_keeps_its_name_and_rises_in_sequence() -> None:
    later = PUBLISHED + dt.timedelta(seconds=1)
    events = [
        parsed(calendar([entry(published_at=moment)], "Panels")).vevent
        for moment in (PUBLISHED, later)
    ]
    assert {event.uid.value for event in events} == {str(KEY)}
    assert int(events[0].sequence.value) + 1 == int(events[1].sequence.value)
    # A whole number of 32 bits, for as long as the portal can last.
    assert sequence(dt.datetime(2090, 1, 1, tzinfo=dt.UTC)) < 2**31


def address(name: str, code: str, *args: Any) -> str:
    with translation.override(code):
        return reverse(f"discussions:{name}", args=args)


def published(homes: dict[str, HomePage], code: str, **values: Any) -> PanelPage:
    return panel(section(homes[code]), **everything(**values))


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_its_own_file(
    homes: dict[str, HomePage], client: Client, code: str
) -> None:
    page = published(homes, code)
    response = client.get(address("event", code, page.translation_key))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"].endswith('.ics"')
    event = parsed(response.content).vevent
    assert event.summary.params["LANGUAGE"] == [BY_CODE[code].html_lang]
    assert event.url.value.endswith(f"/{code}/works/{page.translation_key}/")
    assert "Word route" in event.description.value


def test_a_version_published_later_raises_the_sequence_in_every_language(
    homes: dict[str, HomePage], client: Client
) -> None:
    page = published(homes, "en")
    where = address("event", "ar", page.translation_key)
    before = parsed(client.get(where).content).vevent
    PanelPage.objects.update(last_published_at=page.last_published_at + dt.timedelta(hours=1))
    after = parsed(client.get(where).content).vevent
    assert after.uid.value == before.uid.value
    assert int(after.sequence.value) == int(before.sequence.value) + 3600


def test_what_is_not_public_or_has_no_day_has_no_file(
    homes: dict[str, HomePage], client: Client
) -> None:
    page = published(homes, "en")
    dayless = panel(section(homes["fr"]), slug="dayless")
    gone = page.translation_key
    page.unpublish()
    for key in (gone, dayless.translation_key, uuid4()):
        assert client.get(address("event", "en", key)).status_code == 404
    assert b"BEGIN:VEVENT" not in client.get(address("calendar", "en")).content


def test_the_whole_calendar_holds_every_panel_once(
    homes: dict[str, HomePage], client: Client
) -> None:
    parent = section(homes["en"])
    pages = [panel(parent, slug=f"panel-{number}", **everything()) for number in range(2)]
    whole = parsed(client.get(address("calendar", "fr")).content)
    assert {event.uid.value for event in whole.vevent_list} == {
        str(page.translation_key) for page in pages
    }
