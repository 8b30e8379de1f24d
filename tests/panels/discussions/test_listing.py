"""Panels by session, and their feed: each work once, in the reader's language."""

import xml.etree.ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from panels.discussions.models import CouncilSession
from portal.languages import CODES
from portal.pages.models import HomePage
from tests.panels.discussions.panels import STARTS, panel, section

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize("code", CODES)
def test_sessions_are_listed_latest_first_in_every_language(
    homes: dict[str, HomePage], client: Client, code: str
) -> None:
    parent = section(homes["en"])
    panel(parent, title="Older", slug="older", session=56)
    panel(parent, title="Newer", slug="newer", session=59, starts_at=STARTS)
    panel(parent, title="Debate", slug="debate", session=59, agenda_item=3)
    draft = panel(parent, title="Hidden", slug="hidden", session=60)
    draft.unpublish()
    html = client.get(f"/{code}/discussions/").content.decode()
    places = [html.index(f">{title}<") for title in ("Debate", "Newer", "Older")]
    assert places == sorted(places)
    assert "Hidden" not in html
    assert 'id="session-60"' not in html
    assert html.count('id="session-59"') == 1


def test_a_section_with_panels_leads_to_the_list(
    homes: dict[str, HomePage], client: Client
) -> None:
    parent = section(homes["en"])
    page = panel(parent)
    assert 'href="/en/discussions/"' in client.get(parent.url).content.decode()
    page.unpublish()
    assert 'href="/en/discussions/"' not in client.get(parent.url).content.decode()


def test_a_translated_panel_stands_once(homes: dict[str, HomePage], client: Client) -> None:
    english = section(homes["en"])
    english.copy_for_translation(homes["fr"].locale).save_revision().publish()
    panel(english).copy_for_translation(homes["fr"].locale).save_revision().publish()
    html = client.get("/fr/discussions/").content.decode()
    assert html.split("<main", 1)[1].count("Peer support") == 1


def test_queries_do_not_depend_on_the_sessions(homes: dict[str, HomePage], client: Client) -> None:
    parent = section(homes["en"])
    panel(parent, slug="first", session=50)
    counts = []
    for number in range(3):
        with CaptureQueriesContext(connection) as queries:
            client.get("/en/discussions/")
        counts.append(len(queries))
        for more in range(number * 5):
            panel(parent, slug=f"panel-{number}-{more}", session=60 + more)
    assert counts[1] == counts[2] <= 30


def test_the_feed_names_each_work_for_ever(homes: dict[str, HomePage], client: Client) -> None:
    page = panel(section(homes["en"]), summary="What it is about")
    for code in CODES:
        response = client.get(f"/{code}/discussions/feed.atom")
        assert response["Content-Type"].startswith("application/atom+xml")
        (entry,) = ET.fromstring(response.content).findall(f"{ATOM}entry")  # noqa: S314 -- our own
        assert entry.findtext(f"{ATOM}id") == f"urn:uuid:{page.translation_key}"
        assert entry.findtext(f"{ATOM}title") == "Peer support"
        assert entry.findtext(f"{ATOM}updated")


@pytest.mark.django_db
def test_a_session_is_right_before_it_is_saved() -> None:
    session = CouncilSession(number=59, mandate_symbol="hrc res 57 32")
    session.full_clean()
    assert session.mandate_symbol == "A/HRC/RES/57/32"
    assert "59" in str(session)
