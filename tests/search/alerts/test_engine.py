"""Feeds and sending runs with the real engine: what a reader would be shown, and nothing else."""

import logging
from collections.abc import Callable
from datetime import date, timedelta
from urllib.parse import unquote
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from search import client as engine_client
from search.alerts import finding
from search.alerts.models import Alert, Announcement, Letter
from search.alerts.planning import plan
from search.alerts.posting import send_planned
from search.alerts.tasks import send_alerts
from tests.search.alerts.asking import begun, confirmed, html_of, make_due
from tests.search.notes import Notes

pytestmark = pytest.mark.elasticsearch
ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client: Client, query: str, code: str = "en") -> list[ET.Element]:
    response = client.get(f"/{code}/search/feed/?{query}")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    return ET.fromstring(response.content).findall(f"{ATOM}entry")  # noqa: S314 -- our own


def titles(found: list[ET.Element]) -> list[str | None]:
    return [one.findtext(f"{ATOM}title") for one in found]


def test_a_feed_has_the_newest_first_and_nothing_that_is_withdrawn(
    client: Client, notes: Notes, indexed: Callable[[], None]
) -> None:
    notes.add("old", en="River, old", day=date(2020, 1, 2))
    notes.add("new", en="River, new", day=date(2024, 1, 2))
    notes.add("undated", en="River, undated")
    hidden = notes.add("hidden", en="River, hidden", day=date(2025, 1, 2))
    notes.add("french", fr="River en français", day=date(2022, 1, 2))
    notes.add("other", en="Forest")
    indexed()
    notes.hidden.add(hidden)
    found = entries(client, "q=river")
    assert titles(found) == ["River, new", "River en français", "River, old", "River, undated"]
    assert found[1].get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"
    assert all(one.findtext(f"{ATOM}updated") for one in found)
    assert titles(entries(client, "q=river&language=fr")) == ["River en français"]
    page = client.get("/en/search/?q=river&language=fr").content.decode()
    assert page.count("/en/search/feed/?q=river&amp;language=fr") == 2
    assert "/en/search/alerts/?q=river&amp;language=fr" in page


def test_a_feed_says_that_the_engine_is_away(
    client: Client,
    notes: Notes,  # noqa: ARG001 -- kinds of works in memory
    settings: Settings,
) -> None:
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:1"
    engine_client.forget()
    response = client.get("/en/search/feed/?q=river")
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert client.get("/en/search/feed/").status_code == 404


def test_only_what_became_visible_since_is_announced_in_the_subscribers_language(
    notes: Notes, indexed: Callable[[], None]
) -> None:
    notes.add("known", en="River, known", ar="نهر معروف")
    indexed()
    confirmed("en@example.org", "river")
    confirmed("ar@example.org", "نهر", "ar")
    assert send_alerts.call() == 0
    # Not in the index yet, as when a worker is behind.
    notes.add("new", en="River & sea", ar="نهر جديد")
    notes.add("other", en="Forest", ar="غابة")
    notes.hidden.add(notes.add("hidden", en="River, hidden"))
    make_due()
    assert send_alerts.call() == 2
    make_due()
    assert send_alerts.call() == 0
    letters = {message.to[0]: message for message in mail.outbox}
    english, arabic = letters["en@example.org"], letters["ar@example.org"]
    assert english.subject.startswith("1 new work: ")
    assert "River & sea" in english.body
    assert "River &amp; sea" in html_of(english)
    assert "known" not in english.body
    assert '<html lang="ar" dir="rtl">' in html_of(arabic)
    assert "نهر جديد" in arabic.body
    assert "<img" not in html_of(arabic)
    headers = english.extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = headers["List-Unsubscribe"].strip("<>")
    assert link in english.body
    assert "/en/search/?q=river" in unquote(str(english.body))


def test_a_work_that_was_withdrawn_after_planning_comes_once_it_is_back(
    notes: Notes, indexed: Callable[[], None]
) -> None:
    indexed()
    confirmed("a@example.org", "river")
    key = notes.add("new", en="River")
    make_due()
    assert plan(timezone.now()) == 1
    notes.hidden.add(key)
    assert send_planned(timezone.now()) == 0
    assert not mail.outbox
    notes.hidden.clear()
    for _run in range(2):
        make_due()
        send_alerts.call()
    assert len(mail.outbox) == 1


def test_alerts_wait_while_the_engine_is_away(
    notes: Notes,
    indexed: Callable[[], None],
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
) -> None:
    indexed()
    confirmed("a@example.org", "river")
    notes.add("new", en="River")
    make_due()
    there, settings.ELASTICSEARCH_URL = settings.ELASTICSEARCH_URL, "http://127.0.0.1:1"
    with caplog.at_level(logging.WARNING):
        assert send_alerts.call() == 0
    assert "alerts wait for the search engine" in caplog.text
    settings.ELASTICSEARCH_URL = there
    engine_client.forget()
    assert send_alerts.call() == 1


def test_every_work_a_symbol_names_is_found(notes: Notes, indexed: Callable[[], None]) -> None:
    indexed()
    alert = confirmed("a@example.org", "A/HRC/RES/57/32")
    keys = {
        notes.add(f"{number}", en=f"Note {number}", symbols=("A/HRC/RES/57/32",))
        for number in range(13)
    }
    make_due()
    assert plan(timezone.now()) == 1
    announced = Announcement.objects.filter(alert=alert).values_list("key", flat=True)
    assert set(announced) == keys


def test_a_search_that_means_nothing_any_more_finds_nothing(
    notes: Notes, indexed: Callable[[], None]
) -> None:
    indexed()
    alert = confirmed("a@example.org", "river")
    Alert.objects.update(query={**alert.query, "filters": {"theme": ["long-gone"]}})
    notes.add("new", en="River")
    make_due()
    assert send_alerts.call() == 0


def test_equal_searches_are_asked_once_and_queries_do_not_grow(
    notes: Notes, indexed: Callable[[], None]
) -> None:
    indexed()
    asked: list[int] = []

    def counted(*arguments: object) -> set[UUID]:
        asked.append(1)
        return finding.find(*arguments)  # type: ignore[arg-type]  # as it was called

    counts = []
    for number, subscribers in enumerate((3, 60)):
        begun((f"{number}-{one}@example.org" for one in range(subscribers)), "river")
        notes.add(f"new {number}", en=f"River {number}")
        notes.add(f"late {number}", en=f"River {number}, late")
        make_due()
        asked.clear()
        with CaptureQueriesContext(connection) as queries:
            plan(timezone.now() + timedelta(seconds=1), find=counted)
        assert len(asked) == 1
        counts.append(len(queries))
    assert Letter.objects.count() == 3 + 63
    assert counts[1] <= counts[0]
