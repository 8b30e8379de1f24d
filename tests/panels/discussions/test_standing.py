"""A panel that is put off or called off says so wherever it is named."""

import datetime as dt
import xml.etree.ElementTree as ET
from typing import Any

import pytest
import vobject
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from panels.discussions.models import PanelPage
from panels.discussions.standing import Standing
from portal.languages import CODES, language_of
from portal.pages.models import HomePage
from portal.works.registry import cards_for
from tests.panels.discussions.contents import everything
from tests.panels.discussions.panels import panel, section
from tests.panels.discussions.test_listing import ATOM
from tests.panels.discussions.test_structured_data import data_of, faults

NOTE = "The room is flooded. Ask <the desk>."
OFF = (Standing.POSTPONED, Standing.CANCELLED)


def called_off(homes: dict[str, HomePage], standing: Standing, code: str = "en") -> PanelPage:
    starts = timezone.now() + dt.timedelta(days=5)
    times = {
        "starts_at": starts,
        "ends_at": starts + dt.timedelta(hours=2),
        "registration_opens_at": starts - dt.timedelta(days=20),
    }
    values = {**everything(), **times, "standing": standing, "standing_note": NOTE}
    return panel(section(homes[code]), **values)


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return str(response.content.decode())


def event(client: Client, page: PanelPage, code: str = "en") -> Any:
    with translation.override(code):
        address = reverse("discussions:event", args=[page.translation_key])
    return vobject.readOne(text(client, address)).vevent


@pytest.mark.usefixtures("reference")
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("standing", OFF)
def test_the_page_says_it_first_and_in_words(
    homes: dict[str, HomePage], client: Client, standing: Standing, code: str
) -> None:
    source = text(client, called_off(homes, standing, code).url)
    main = source.split("<main", 1)[1].split("ld+json", 1)[0]
    with translation.override(code):
        word = str(standing.label)
    said = main.index(f"<strong>{word}.</strong>")
    assert said < main.index("The room is flooded. Ask &lt;the desk&gt;.") < main.index("<h2")
    # What would have people act as if it took place is not there.
    for gone in ("indico.example.org", "webtv.example.org/live", "panel__phase--registration"):
        assert gone not in main


def test_a_note_is_not_shown_while_all_is_as_planned(
    homes: dict[str, HomePage], client: Client
) -> None:
    html = text(client, panel(section(homes["en"]), standing_note=NOTE).url)
    assert "flooded" not in html
    assert "<strong>Announced.</strong>" in html


@pytest.mark.usefixtures("reference")
@pytest.mark.parametrize(
    ("standing", "status", "member"),
    [
        (Standing.PLANNED, "CONFIRMED", "EventScheduled"),
        (Standing.POSTPONED, "TENTATIVE", "EventPostponed"),
        (Standing.CANCELLED, "CANCELLED", "EventCancelled"),
    ],
)
def test_machines_and_calendars_are_told(
    homes: dict[str, HomePage], client: Client, standing: Standing, status: str, member: str
) -> None:
    page = called_off(homes, standing)
    data = data_of(client, page.url)
    assert (data["eventStatus"], faults(data)) == (f"https://schema.org/{member}", [])
    written = event(client, page)
    assert written.status.value == status
    is_planned = standing is Standing.PLANNED
    assert ("webtv.example.org/live" in str(data["location"])) == is_planned
    assert ("flooded" in written.description.value) != is_planned
    assert hasattr(written, "valarm") == is_planned
    before = "" if is_planned else f"{standing.label}: "
    assert written.summary.value == f"{before}Peer support"


@pytest.mark.usefixtures("reference")
def test_calling_off_raises_the_sequence_and_keeps_the_name(
    homes: dict[str, HomePage], client: Client
) -> None:
    page = called_off(homes, Standing.PLANNED)
    PanelPage.objects.update(last_published_at=timezone.now() - dt.timedelta(minutes=5))
    before = event(client, page)
    page.standing = Standing.CANCELLED
    page.save_revision().publish()
    after = event(client, page)
    assert after.uid.value == before.uid.value
    assert int(after.sequence.value) > int(before.sequence.value)
    assert (before.status.value, after.status.value) == ("CONFIRMED", "CANCELLED")


@pytest.mark.usefixtures("reference")
@pytest.mark.parametrize("code", CODES)
def test_list_and_feed_say_so(homes: dict[str, HomePage], client: Client, code: str) -> None:
    called_off(homes, Standing.CANCELLED)
    with translation.override(code):
        word = str(Standing.CANCELLED.label)
    main = text(client, f"/{code}/discussions/").split("<main", 1)[1]
    assert f">{word}</strong>" in main
    (entry,) = ET.fromstring(text(client, f"/{code}/discussions/feed.atom")).findall(  # noqa: S314 -- our own
        f"{ATOM}entry"
    )
    title = entry.findtext(f"{ATOM}title") or ""
    assert title.startswith(word)
    assert title.endswith("Peer support")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("standing", Standing)
def test_cards_say_so_by_the_source(
    homes: dict[str, HomePage], standing: Standing, code: str
) -> None:
    page = panel(section(homes["en"]), standing=standing)
    late = panel(section(homes["fr"]), translation_key=page.translation_key, source_language="en")
    assert late.standing == Standing.PLANNED
    with translation.override(code):
        (card,) = cards_for([page.translation_key], language_of(code)).values()
        said = "" if standing is Standing.PLANNED else str(standing.label)
        assert str(card.notice) == said
        html = render_to_string("includes/card.html", {"card": card})
    assert (f'<strong class="card__notice">{said}</strong>' in html) == bool(said)


@pytest.mark.usefixtures("reference")
def test_a_translation_that_waits_for_its_update_says_so_too(
    homes: dict[str, HomePage], client: Client
) -> None:
    english = section(homes["en"])
    english.copy_for_translation(homes["fr"].locale).save_revision().publish()
    page = panel(english, **everything())
    french = page.copy_for_translation(homes["fr"].locale)
    french.save_revision().publish()
    page.standing = Standing.CANCELLED
    page.save_revision().publish()
    french.refresh_from_db()
    assert french.standing == Standing.PLANNED
    with translation.override("fr"):
        word = str(Standing.CANCELLED.label)
    assert f"<strong>{word}.</strong>" in text(client, french.url)
    assert f">{word}</strong>" in text(client, "/fr/discussions/")
    assert event(client, french, "fr").status.value == "CANCELLED"
    # A draft of the source tells nobody.
    page.standing = Standing.PLANNED
    page.save_revision()
    assert f"<strong>{word}.</strong>" in text(client, french.url)


def test_queries_of_the_list_do_not_depend_on_it(
    homes: dict[str, HomePage], client: Client
) -> None:
    parent = section(homes["en"])
    counts = []
    for number in range(3):
        panel(parent, slug=f"panel-{number}", standing=OFF[number % 2])
        with CaptureQueriesContext(connection) as queries:
            text(client, "/en/discussions/")
        counts.append(len(queries))
    assert counts[1] == counts[2]
