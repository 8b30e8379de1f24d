"""The list of activities: what it finds, what it counts, what it costs, what can be taken."""

import csv
import io
import json

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from activities.repository.models import AgreedContent
from portal.pages.models import SectionPage
from portal.reference.models import Concept
from tests.activities.making import a_public_activity, an_activity, an_organisation

LIST = "/en/activities/"


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_words_find_any_version_and_facets_narrow(
    client: Client, sections: dict[str, SectionPage]
) -> None:
    kenya = a_public_activity(sections["en"], title="Training of judges")
    a_public_activity(sections["en"], states=("FJI",), title="Registers of births")
    french = kenya.copy_for_translation(sections["fr"].locale)
    french.title = "Formation de magistrats"
    french.save_revision().publish()
    assert "Training of judges" in text_of(client, f"{LIST}?q=magistrats")
    assert "Registers of births" not in text_of(client, f"{LIST}?q=magistrats")
    chosen = text_of(client, f"{LIST}?states=FJI")
    assert "Registers of births" in chosen
    assert "Training of judges" not in chosen
    assert "Training of judges" in text_of(client, f"{LIST}?states=FJI&states=KEN")
    assert "Formation de magistrats" in text_of(client, "/fr/activities/")


def test_counts_of_a_facet_ignore_its_own_choice(
    client: Client, sections: dict[str, SectionPage]
) -> None:
    a_public_activity(sections["en"])
    a_public_activity(sections["en"], states=("FJI", "KEN"))
    response = client.get(f"{LIST}?states=FJI")
    states = next(facet for facet in response.context["facets"] if facet.name == "states")
    assert {value.code: value.count for value in states.values} == {"FJI": 1, "KEN": 2}
    assert response.context["listed"].paginator.count == 1


def test_what_is_not_agreed_to_is_neither_listed_nor_counted(
    client: Client, sections: dict[str, SectionPage]
) -> None:
    page = a_public_activity(sections["en"], title="Open to all")
    hidden = an_activity(sections["en"], title="Agreed by nobody")
    hidden.get_latest_revision().publish()
    for address in (LIST, f"{LIST}export.csv", f"{LIST}export.json", f"{LIST}feed.atom"):
        said = text_of(client, address)
        assert "Open to all" in said
        assert "Agreed by nobody" not in said
    AgreedContent.objects.filter(work_key=page.translation_key).delete()
    for address in (LIST, f"{LIST}export.csv", f"{LIST}export.json", f"{LIST}feed.atom"):
        response = client.get(address)
        assert "Open to all" not in response.content.decode()
        assert response["Cache-Control"] == "private, no-cache"
    assert client.get(LIST).context["listed"].paginator.count == 0


def test_the_section_leads_to_the_list(client: Client, sections: dict[str, SectionPage]) -> None:
    assert LIST not in text_of(client, "/en/cooperation/")
    a_public_activity(sections["fr"], title="Formation")
    said = text_of(client, "/en/cooperation/")
    assert LIST in said
    assert "Formation" not in said


def test_tables_and_places_say_the_same(client: Client, sections: dict[str, SectionPage]) -> None:
    page = a_public_activity(sections["en"], states=("KEN", "FJI"))
    page.themes = list(Concept.objects.filter(scheme__code="themes", code="torture"))
    page.save()
    AgreedContent.objects.update(fingerprint=page.content_fingerprint)
    context = client.get(LIST).context
    assert context["table"]["themes"] == ["Civil and political rights"]
    assert [row["counts"] for row in context["table"]["rows"]] == [[1], [1]]
    assert {state.code for region in context["places"] for state in region["states"]} == {
        "FJI",
        "KEN",
    }


def test_exports_hold_codes_and_no_formulas(
    client: Client, sections: dict[str, SectionPage]
) -> None:
    page = a_public_activity(sections["en"], title="=1+1")
    rows = list(csv.DictReader(io.StringIO(text_of(client, f"{LIST}export.csv").lstrip("\ufeff"))))
    assert [(row["reference"], row["title"]) for row in rows] == [(page.reference, "'=1+1")]
    found = json.loads(text_of(client, f"{LIST}export.json"))["activities"]
    assert found[0]["states"] == ["KEN"]


def test_the_cost_does_not_grow(client: Client, sections: dict[str, SectionPage]) -> None:
    provider = an_organisation()

    def cost() -> dict[str, int]:
        found = {}
        for address in (LIST, f"{LIST}?states=KEN&q=judges", f"{LIST}export.json"):
            cache.clear()
            client.get(address)
            cache.clear()
            with CaptureQueriesContext(connection) as counted:
                client.get(address)
            found[address] = len(counted)
        return found

    a_public_activity(sections["en"], provider=provider)
    few = cost()
    for number in range(6):
        a_public_activity(sections["en"], provider=provider, title=f"Training {number}")
    assert cost() == few


@pytest.mark.django_db
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    name=st.sampled_from(["q", "states", "years", "organisation", "page", "good_practice"]),
    value=st.text(max_size=30) | st.integers().map(str),
)
def test_no_query_string_is_an_error(client: Client, homes: object, name: str, value: str) -> None:
    del homes
    assert client.get(LIST, {name: value}).status_code == 200
