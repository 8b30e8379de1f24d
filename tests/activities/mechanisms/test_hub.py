"""The knowledge hub: good practices that States agreed to, and what they bring to it."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from activities.mechanisms.models import HubPage
from activities.repository.content import content_of
from activities.repository.models import ActivityIdentifier, ActivityPage, AgreedContent
from activities.repository.showing import shown
from portal.pages.models import HomePage, SectionPage
from portal.reference.models import Concept
from tests.activities.making import a_public_activity, an_activity

GOOD: dict[str, Any] = {
    "good_practice": True,
    "good_practice_reason": "Others can do the same.",
    "hub_kind": "tool",
}


@pytest.fixture
def section(homes: dict[str, HomePage], sections: dict[str, SectionPage]) -> SectionPage:
    """Return the section of activities, beside which there is a hub in English and Arabic."""
    english = a_hub(homes["en"])
    arabic = english.copy_for_translation(homes["ar"].locale)
    arabic.title = "مركز المعارف"
    arabic.save_revision().publish()
    return sections["en"]


def a_hub(home: HomePage) -> HubPage:
    page = HubPage(title="Knowledge hub", slug="hub", locale=home.locale, source_language="en")
    HomePage.objects.get(pk=home.pk).add_child(instance=page)
    page.save_revision().publish()
    return page


def titles(client: Client, query: str = "", code: str = "en") -> list[str]:
    answer = client.get(f"/{code}/hub/?{query}")
    assert answer.status_code == 200
    return [card.title for card in answer.context["cards"]]


def test_only_what_states_agreed_to_stands_in_it(client: Client, section: SectionPage) -> None:
    a_public_activity(section, title="Tracking tool", **GOOD)
    two = a_public_activity(
        section, title="Terms", states=("KEN", "UGA"), **GOOD | {"hub_kind": "terms"}
    )
    a_public_activity(section, title="No practice")
    an_activity(section, title="Not agreed", **GOOD)
    assert titles(client) == titles(client, code="ar") == ["Terms", "Tracking tool"]
    AgreedContent.objects.get(work_key=two.translation_key, state__iso3="UGA").delete()
    answer = client.get("/en/hub/")
    assert [card.title for card in answer.context["cards"]] == ["Tracking tool"]
    assert answer.context["page_obj"].paginator.count == 1
    assert "no-cache" in answer["Cache-Control"]
    # What it brings to the hub is a part of what States agree to.
    page = ActivityPage.objects.get(title="Tracking tool")
    page.hub_kind = "guidance"
    page.save_revision().publish()
    assert titles(client) == []


def test_it_is_narrowed_by_its_address(client: Client, section: SectionPage) -> None:
    theme = Concept.objects.filter(scheme__code="themes", parent__isnull=False).first()
    assert theme is not None
    assert theme.parent is not None
    a_public_activity(section, title="Tool", themes=[theme], **GOOD)
    a_public_activity(section, title="Terms", states=("UGA",), **GOOD | {"hub_kind": "terms"})
    for query, expected in {
        "kind=tool": ["Tool"],
        "state=UGA": ["Terms"],
        f"theme={theme.code}": ["Tool"],
        f"theme={theme.parent.code}": ["Tool"],
        "kind=tool&state=UGA": [],
        "kind=nothing&state=%00&page=x": ["Terms", "Tool"],
    }.items():
        assert titles(client, query) == expected, query
    card = client.get("/en/hub/?kind=terms").context["cards"][0]
    assert str(card.kind_label) == "Model terms of reference"


def test_its_queries_do_not_depend_on_how_much_it_holds(
    client: Client, section: SectionPage, django_assert_max_num_queries: Any
) -> None:
    counts = []
    for many in (2, 8):
        for at in range(ActivityPage.objects.count(), many):
            a_public_activity(section, title=f"Tool {at}", **GOOD)
        client.get("/en/hub/")
        with django_assert_max_num_queries(60) as counted:
            assert len(titles(client)) == many
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_only_good_practices_may_stand_in_it(section: SectionPage) -> None:
    page = an_activity(section, **GOOD)
    page.good_practice = False
    with pytest.raises(ValidationError) as refused:
        page.clean()
    assert list(refused.value.message_dict) == ["hub_kind"]


def test_it_names_entries_of_other_hubs_by_their_identifiers(section: SectionPage) -> None:
    page = an_activity(section, **GOOD)
    page.identifiers = [
        ActivityIdentifier(scheme="DOI", value="10.18356/97 8"),
        ActivityIdentifier(scheme="UHRI", value="abc", url="https://example.org/uhri/abc"),
        ActivityIdentifier(scheme="Own", value="7"),
    ]
    assert [row.address for row in page.identifiers.all()] == [
        "https://doi.org/10.18356/97%208",
        "https://example.org/uhri/abc",
        "",
    ]
    # States are shown where an identifier leads, and what it is in the hub as.
    (said,) = [one for one in shown(content_of(page)) if one.name == "identifiers"]
    assert said.lines[1] == "UHRI: abc https://example.org/uhri/abc"
    (brought,) = [one for one in shown(content_of(page)) if one.name == "hub_kind"]
    assert brought.lines == ["Tool"]
