"""The directory: filters, files for programs, and mechanisms in searches."""

import csv
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from activities.mechanisms.models import Mechanism
from portal.languages import BY_CODE
from portal.works.registry import kind_named
from tests.activities.mechanisms.making import a_mechanism

pytestmark = pytest.mark.usefixtures("reference")


@pytest.fixture
def planted(reference: None) -> dict[str, Mechanism]:
    """Return four mechanisms of three States."""
    del reference
    return {
        "kenya": a_mechanism(name={"en": "Commission of Kenya"}, synonyms={"en": ["KNX"]}),
        "tunisia": a_mechanism("TUN", {"fr": "Comité", "ar": "هيئة"}, accreditation="B"),
        "follow-up": a_mechanism("TUN", "Follow-up", kind="nmirf", is_example=True),
        "formula": a_mechanism("PER", "=Peru", accreditation="none", accredited_on=None),
    }


def names(client: Client, query: str, code: str = "en") -> list[str]:
    answer = client.get(f"/{code}/mechanisms/?{query}")
    assert answer.status_code == 200
    return [one.name for one in answer.context["mechanisms"]]


@pytest.mark.usefixtures("planted")
def test_the_directory_is_narrowed_by_its_address(client: Client) -> None:
    for query, expected in {
        "": ["Commission of Kenya", "=Peru", "هيئة", "Follow-up"],
        "kind=nmirf": ["Follow-up"],
        "accreditation=B": ["هيئة"],
        "accreditation=none": ["=Peru"],
        "type=separate": ["Follow-up"],
        "state=TUN&kind=nhri": ["هيئة"],
        "region=002": ["Commission of Kenya", "هيئة", "Follow-up"],
        "q=knx": ["Commission of Kenya"],
        "q=comite": ["هيئة"],
        "kind=nmirf&state=KEN": [],
    }.items():
        assert names(client, query) == expected, query
    # In the order of the reader's language, and in its names where there are.
    assert names(client, "", "fr")[0] == "Commission of Kenya"
    assert "Comité" in names(client, "", "fr")


@pytest.mark.usefixtures("planted")
def test_what_nobody_can_ask_is_said_and_left_aside(client: Client) -> None:
    answer = client.get("/en/mechanisms/?kind=x&state=%00&page=x&q=commission")
    assert [one.name for one in answer.context["mechanisms"]] == ["Commission of Kenya"]
    assert set(answer.context["form"].errors) == {"kind", "state"}
    shown = answer.content.decode()
    assert 'href="/en/mechanisms/export.csv?q=commission"' in shown


@pytest.mark.usefixtures("planted")
def test_an_entry_says_its_language_its_source_and_that_it_is_invented(client: Client) -> None:
    shown = client.get("/es/mechanisms/?state=TUN").content.decode()
    assert '<h3 class="card__title" lang="ar" dir="rtl">هيئة</h3>' in shown
    assert '<h3 class="card__title" lang="en" dir="ltr">Follow-up' in shown
    assert shown.count('<strong class="card__notice">') == 1
    assert "List of 1 March" in shown


@pytest.mark.usefixtures("planted")
def test_pages_cost_the_same_whatever_their_number(
    client: Client, django_assert_num_queries: Any
) -> None:
    for many in (4, 16):
        for at in range(Mechanism.objects.count(), many):
            a_mechanism("UGA", f"Office {at}")
        with django_assert_num_queries(6):
            client.get("/en/mechanisms/")


def test_files_hold_the_selection(client: Client, planted: dict[str, Mechanism]) -> None:
    answer = client.get("/fr/mechanisms/export.json?state=TUN&kind=nhri").json()
    (one,) = answer["mechanisms"]
    assert (one["name"], one["language"], one["accreditation"]) == ("Comité", "fr", "B")
    assert (one["state_name"], one["accredited_on"]) == ("Tunisie", "2024-03-29")
    text = client.get("/en/mechanisms/export.csv").content.decode().removeprefix("\ufeff")
    rows = list(csv.DictReader(StringIO(text)))
    assert len(rows) == len(planted)
    # No spreadsheet takes a name for a formula.
    assert [row["name"] for row in rows if row["state"] == "PER"] == ["'=Peru"]


def test_a_search_finds_mechanisms_in_the_languages_they_have_names_in(
    planted: dict[str, Mechanism], django_assert_num_queries: Any
) -> None:
    kind = kind_named("mechanism")
    assert kind is not None
    row = planted["tunisia"]
    with django_assert_num_queries(1):
        documents = {one.key: one for one in kind.documents([one.key for one in planted.values()])}
    document = documents[row.key]
    assert [version.language for version in document.versions] == ["ar", "fr"]
    assert document.source_language == "ar"
    assert document.facets["states"] == ("TUN",)
    assert "002" in document.facets["regions"]
    assert documents[planted["kenya"].key].versions[0].text == "KNX"
    with override("es"):
        card = kind.cards([row.key], BY_CODE["es"])[row.key]
    assert (card.title, card.language.code, card.is_reader_language) == ("هيئة", "ar", False)
    assert card.url == "/es/mechanisms/?state=TUN"
    assert set(card.urls) == {"ar", "fr"}
