"""What is still missing for a phase, and what a new panel begins with."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panels.discussions.checklist import ITEMS, expected, missing
from panels.discussions.editing import give_defaults
from panels.discussions.models import CouncilSession, PanelPage
from panels.discussions.phases import Phase
from portal.pages.models import HomePage
from tests.panels.discussions.contents import everything
from tests.panels.discussions.panels import panel, section

pytestmark = pytest.mark.django_db


def test_a_new_panel_lacks_what_each_phase_expects() -> None:
    page = PanelPage(title="T")
    for phase in Phase:
        assert missing(page, phase) == list(expected(phase))
    counts = [len(expected(phase)) for phase in Phase]
    assert counts == [4, 13, 14, 15, 17]


def test_a_whole_panel_lacks_only_what_is_left_open() -> None:
    page = PanelPage(title="T", **everything())
    lacking = {item.field for item in missing(page, Phase.ARCHIVE)}
    # Services that nobody confirmed, a file, and an idea of which nothing became yet.
    assert lacking == {"services", "concept_note", "ideas"}


def test_every_item_names_a_field() -> None:
    names = {field.name for field in PanelPage._meta.get_fields()}  # noqa: SLF001 -- Django's documented model API
    assert {item.field for item in ITEMS} <= names


def test_a_new_panel_begins_with_the_next_session_and_its_mandate() -> None:
    today = timezone.localdate()
    for number, days in ((59, -500), (66, 300), (65, 100)):
        first = today + dt.timedelta(days=days)
        CouncilSession.objects.create(
            number=number,
            starts_on=first,
            ends_on=first + dt.timedelta(days=20),
            mandate_symbol=f"A/HRC/RES/{number}/1",
            mandate_paragraph=2,
        )
    page = PanelPage()
    give_defaults(page)
    assert (page.council_session_id, page.mandate_symbol) == (65, "A/HRC/RES/65/1")
    assert page.mandate_paragraph == 2
    assert page.agenda_item == 10
    assert len(page.services) == 11


def test_the_editor_says_how_much_is_missing(
    homes: dict[str, HomePage], admin_client: Client
) -> None:
    page = panel(section(homes["en"]))
    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "4 things are still missing for this phase." in html
    assert "Then, “Registration is open”: 13 of 13 missing" in html
    for item in ITEMS:
        assert f'id="{item.target}"' in html, item.field
