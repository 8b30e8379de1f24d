"""Deadlines as calendars, read by an independent parser."""

import datetime as dt
from typing import Any

import vobject
from django.test import Client

from activities.funds.deadlines import today
from activities.funds.models import FundPage
from portal.pages.models import HomePage
from tests.activities.funds.making import a_fund, day, funds_section


def events(client: Client, url: str) -> dict[str, Any]:
    response = client.get(url)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    found = getattr(vobject.readOne(response.content.decode()), "vevent_list", [])
    return {event.summary.value: event for event in found}


def test_each_coming_deadline_is_a_whole_day_that_is_reminded_of(
    homes: dict[str, HomePage], client: Client
) -> None:
    page = a_fund(homes["en"])

    found = events(client, f"/en/funds/{page.translation_key}.ics")

    assert set(found) == {"Word sooner (Word fund)", "Word later (Word fund)"}
    event = found["Word later (Word fund)"]
    last = today() + dt.timedelta(days=60)
    assert (event.dtstart.value, event.dtend.value) == (last, last + dt.timedelta(days=1))
    assert "Word note" in event.description.value
    assert [alarm.trigger.value.days for alarm in event.valarm_list] == [-30, -7]
    assert event.url.value.endswith(f"/en/works/{page.translation_key}/")


def test_a_version_in_the_readers_language_is_taken_and_the_entry_stays_the_same(
    homes: dict[str, HomePage], client: Client
) -> None:
    page = a_fund(homes["en"])
    a_fund(homes["fr"], "Mot", translation_key=page.translation_key, source_language="en")

    names = {code: events(client, f"/{code}/funds/calendar.ics") for code in ("en", "fr", "ru")}

    assert set(names["fr"]) == {"Mot sooner (Mot fund)", "Mot later (Mot fund)"}
    assert set(names["ru"]) == set(names["en"])
    identities = {
        frozenset(event.uid.value for event in found.values()) for found in names.values()
    }
    assert len(identities) == 1


def test_the_calendar_of_all_holds_what_is_public(
    homes: dict[str, HomePage], client: Client
) -> None:
    a_fund(homes["en"])
    hidden = a_fund(homes["en"], "Hidden", slug="hidden", fund="ldcsids")
    hidden.unpublish()
    none = a_fund(homes["en"], "None", slug="none", fund="vftc", deadlines=[])

    assert set(events(client, "/en/funds/calendar.ics")) == {
        "Word sooner (Word fund)",
        "Word later (Word fund)",
    }
    assert events(client, f"/en/funds/{none.translation_key}.ics") == {}
    assert client.get(f"/en/funds/{hidden.translation_key}.ics").status_code == 404


def test_a_moved_day_keeps_its_entry_and_raises_its_sequence(
    homes: dict[str, HomePage], client: Client
) -> None:
    page = a_fund(homes["en"])
    url = f"/en/funds/{page.translation_key}.ics"
    before = events(client, url)["Word sooner (Word fund)"]
    page.deadlines[1].value["day"] = dt.date.fromisoformat(day(90))
    page.save_revision().publish()
    FundPage.objects.update(last_published_at=page.last_published_at + dt.timedelta(hours=1))

    after = events(client, url)["Word sooner (Word fund)"]

    assert after.uid.value == before.uid.value
    assert after.dtstart.value == today() + dt.timedelta(days=90)
    assert int(after.sequence.value) > int(before.sequence.value)
    assert funds_section(homes["en"]).get_children().count() == 1
