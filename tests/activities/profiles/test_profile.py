"""What a State's profile counts is what its lists show, to each reader, at a constant cost."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import escape

from activities.cooperation.models import Request
from activities.profiles.figures import Figure
from activities.profiles.profile import Profile
from panels.statements.models import Statement
from portal.languages import CODES
from portal.pages.models import HomePage, SectionPage
from portal.reference.models import Concept, State
from tests.activities.agreement.asking import enter
from tests.activities.cooperation.making import (
    SECRET,
    People,
    a_public_offer,
    an_offer,
    an_open_request,
)
from tests.activities.making import a_public_activity
from tests.activities.mechanisms.making import a_mechanism
from tests.activities.profiles.making import recommended
from tests.panels.statements.stating import a_panel, with_text

#: Queries of a profile's page, to a visitor and to somebody who has signed in.
MOST_QUERIES = 30
PROFILE = "/en/states/KEN/"


def a_statement(panel: Any, iso3: str = "KEN", **fields: Any) -> Statement:
    """Return a published statement of a State."""
    row = Statement.objects.create(
        panel_key=panel.translation_key,
        state=State.objects.get(iso3=iso3),
        manner=Statement.Manner.WRITTEN,
        **{"status": Statement.Status.PUBLISHED, "published_at": timezone.now(), **fields},
    )
    return with_text(row)


@pytest.fixture
def planted(homes: dict[str, HomePage], sections: dict[str, SectionPage], people: People) -> People:
    """Kenya with something of everything, and what must not be counted."""
    recommended("uhri-1", "health", "access-to-justice")
    # Two themes below one broad theme count once.
    recommended("uhri-2", "health", "education", position="noted")
    recommended("uhri-3", session=3, cycle=1)
    recommended("uhri-4", "health", session=None, cycle=None, position="pending")
    recommended("uhri-5", "health", state="UGA", by="KEN")
    a_mechanism()
    for number in range(2):
        a_public_activity(sections["en"], title=f"Courses {number}", states=("KEN", "UGA"))
    a_public_activity(sections["en"], title="Withdrawn").unpublish()
    an_open_request(people, title="For everybody")
    an_open_request(people, title=SECRET, visibility=Request.Visibility.PARTNERS)
    people.partner_body.state = State.objects.get(iso3="KEN")
    people.partner_body.save()
    a_public_offer(people, title="Experts")
    an_offer(people.partner_body, title=SECRET)
    panel = a_panel(homes["en"])
    a_statement(panel)
    a_statement(panel, status=Statement.Status.RECEIVED, published_at=None)
    a_statement(panel, "UGA")
    return people


def page_of(client: Client, address: str = PROFILE) -> tuple[Profile, str]:
    response = client.get(address)
    assert response.status_code == 200
    return response.context["profile"], response.content.decode()


def figures_of(profile: Profile) -> Iterator[Figure]:
    """Yield every figure on a page."""
    lines = [
        *profile.recommended.cycles,
        profile.recommended.total,
        *(line for cycle in profile.recommended.by_theme for line in cycle.themes),
    ]
    for line in lines:
        yield from (*line.figures, line.total)
    for one in profile.region.neighbours:
        # Of most States there is nothing, and no link.
        yield from (each for each in one.figures if one.is_own or each.number)
    yield from (profile.made, profile.activities, profile.requests)
    yield from (profile.offers, profile.statements)


def listed(client: Client, url: str) -> int:
    """Return how many a list says it shows."""
    response = client.get(url)
    assert response.status_code == 200
    pages: Any = response.context["listed" if "/activities/" in url else "page_obj"]
    number: int = pages.paginator.count
    return number


def test_each_figure_is_what_its_list_shows(planted: People, client: Client) -> None:
    profile, text = page_of(client)
    for one in dict.fromkeys(figures_of(profile)):
        assert listed(client, one.url) == one.number, one
        assert not one.number or f'href="{escape(one.url)}"' in text
    for reader, seen in (("unverified", 1), ("partner", 2), ("focal", 2), ("secretary", 2)):
        visit = Client()
        enter(visit, getattr(planted, reader))
        theirs, text = page_of(visit)
        assert theirs.requests.number == listed(visit, theirs.requests.url) == seen, reader
        assert theirs.region.own.figures[3] == theirs.requests
        assert (SECRET in text) == (seen == 2)
    assert profile.requests.number == 1
    assert profile.recommended.total.total.number == 5
    assert profile.recommended.supported.number == 3
    assert (profile.activities.number, profile.offers.number) == (2, 1)
    assert (profile.statements.number, profile.made.number) == (1, 1)
    assert profile.region.name == "Eastern Africa"


@pytest.mark.usefixtures("planted")
def test_recommendations_are_counted_by_cycle_and_broad_theme(client: Client) -> None:
    profile, _text = page_of(client)
    cycles = [
        (line.name, line.sessions, [one.number for one in line.figures])
        for line in profile.recommended.cycles
    ]
    # The requests rest on one of no cycle.
    assert cycles == [("1", (3,), [1, 0, 0]), ("2", (21,), [1, 1, 0]), ("", (), [1, 0, 1])]
    themes = {
        (cycle.name, line.name): [one.number for one in line.figures]
        for cycle in profile.recommended.by_theme
        for line in cycle.themes
    }
    broad = {
        code: Concept.objects.get(scheme__code="themes", code=code)
        for code in ("health", "access-to-justice")
    }
    assert broad["health"].parent is not None
    assert broad["access-to-justice"].parent is not None
    economic, justice = (broad[code].parent.label for code in broad)  # type: ignore[union-attr]  # looked at above
    assert themes == {
        ("2", economic): [1, 1, 0],
        ("2", justice): [1, 0, 0],
        ("", economic): [0, 0, 1],
    }
    in_each_language(client)
    a_feed_holds_what_everybody_may_see(client)


def in_each_language(client: Client) -> None:
    for code in CODES:
        profile, text = page_of(client, f"/{code}/states/KEN/")
        assert f"<h1>{profile.state.label_in(code)}</h1>" in text
        assert all(f'id="{section.anchor}"' in text for section in profile.sections)
        assert len(profile.sections) == 7
        assert len(re.findall(r"<table", text)) == len(re.findall(r"<caption", text)) == 4


def test_nothing_but_figures_is_said_of_a_state_without_anything(
    homes: dict[str, HomePage], reference: None, client: Client
) -> None:
    del homes, reference
    profile, text = page_of(client, "/en/states/TUV/")
    assert [section.name for section in profile.sections] == ["figures", "region"]
    assert "profile__figure" in text
    assert listed(client, profile.statements.url) == 0


def test_the_cost_does_not_grow(planted: People, sections: dict[str, SectionPage]) -> None:
    def costs() -> list[int]:
        found = []
        for reader in (None, planted.visitor, planted.focal, planted.secretary):
            client = Client()
            if reader:
                enter(client, reader)
            client.get(PROFILE)
            with CaptureQueriesContext(connection) as queries:
                client.get(PROFILE)
            found.append(len(queries))
        return found

    few = costs()
    for number in range(10, 13):
        recommended(f"uhri-{number}", "torture", session=number, cycle=1 + number % 4)
        a_public_activity(sections["en"], title=f"Courses {number}")
        an_open_request(planted, title=f"Request {number}")
        a_public_offer(planted, title=f"Offer {number}")
    assert costs() == few
    assert few[0] <= MOST_QUERIES
    # Who has signed in is looked up, and for whom they act.
    assert max(few) <= few[0] + 16


def a_feed_holds_what_everybody_may_see(client: Client) -> None:
    enter(client, User.objects.get(username="focal"))
    client.get(f"{PROFILE}feed.atom")
    with CaptureQueriesContext(connection) as queries:
        response = client.get(f"{PROFILE}feed.atom")
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = response.content.decode()
    titles = re.findall("<entry><title>([^<]*)", feed)
    assert sorted(titles) == [
        "Courses 0", "Courses 1",
        "Experts", "For everybody", "Statement by Kenya",
    ]  # fmt: skip
    assert SECRET not in feed
    assert "no-cache" in response["Cache-Control"]
    assert len(queries) <= MOST_QUERIES


@pytest.mark.parametrize("address", ["XXX/", "ken/", "XXX/statements/", "XXX/feed.atom"])
def test_what_is_no_state_is_not_found(
    homes: dict[str, HomePage], client: Client, address: str
) -> None:
    del homes
    assert client.get(f"/en/states/{address}").status_code == 404
