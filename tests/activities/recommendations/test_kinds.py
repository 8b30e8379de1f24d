"""Recommendations and States as works: what search, lists and links know of them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from activities.recommendations.models import Issue, Recommendation
from portal.languages import BY_CODE, CODES
from portal.reference.models import Concept, State
from portal.works.facets import labels_for
from portal.works.registry import cards_for, kind_named
from tests.activities.recommendations.test_browsing import recommended
from tests.journeys.conftest import searchable

pytestmark = pytest.mark.usefixtures("homes", "reference")


def kind(name: str) -> Any:
    found = kind_named(name)
    assert found is not None
    return found


def stamp(row: Recommendation) -> str:
    return str(dict(kind("recommendation").stamps())[row.work_key])


def test_a_recommendation_is_found_by_what_is_known_of_it() -> None:
    row = recommended("a1", "Protect the right to health of all", symbol="A/HRC/29/10")
    (document,) = kind("recommendation").documents([row.work_key])
    (version,) = document.versions
    assert (version.language, version.text) == ("en", row.text)
    assert version.title == "Recommendation to Kenya, session 21 of the review"
    assert document.facets == {
        "states": ("KEN",), "regions": ("014", "202", "002"), "recommending": ("FJI",),
        "position": ("supported",), "themes": ("health",), "sdgs": (), "groups": (),
    }  # fmt: skip
    # Who asks for the report by its symbol wants the report.
    assert document.symbols == ()


@pytest.mark.parametrize("code", CODES)
def test_its_card_is_in_the_language_of_its_text_and_leads_to_the_readers_page(
    client: Client, code: str
) -> None:
    row = recommended("a1", "Garantizar el derecho a la salud", language="es", session=None)
    (card,) = cards_for([row.work_key], BY_CODE[code]).values()
    assert card.title == "Recomendación dirigida a: Kenya"
    assert (card.language.code, card.is_reader_language) == ("es", code == "es")
    assert card.url == f"/{code}/recommendations/a1/"
    assert client.get(card.url).status_code == 200
    assert card.stamp == stamp(row)


def test_its_stamp_changes_with_all_that_is_found() -> None:
    row = recommended("a1", "Train judges")
    seen = [stamp(row)]
    row.position = "noted"
    row.save()
    seen.append(stamp(row))
    issue = Issue.objects.get()
    issue.concepts.add(Concept.objects.get(scheme__code="themes", code="education"))
    seen.append(stamp(row))
    issue.concepts.remove(Concept.objects.get(scheme__code="themes", code="health"))
    seen.append(stamp(row))
    assert len(set(seen)) == 4
    assert stamp(row) == seen[-1]


@pytest.mark.parametrize("code", CODES)
def test_a_state_opens_in_every_language(client: Client, code: str) -> None:
    kenya = State.objects.get(iso3="CIV")
    key = kind("state").key_of(kenya)
    (card,) = cards_for([key], BY_CODE[code]).values()
    assert (card.title, card.is_reader_language) == (kenya.label_in(code), True)
    assert client.get(card.url).status_code == 200
    (document,) = kind("state").documents([key])
    assert {version.language for version in document.versions} == set(CODES)
    assert "CIV" in document.versions[0].text
    assert dict(kind("state").stamps())[key] == card.stamp == document.stamp


def test_every_facet_of_a_recommendation_has_labels_in_the_readers_language() -> None:
    row = recommended("a1", "Protect the right to health of all")
    (document,) = kind("recommendation").documents([row.work_key])
    with override("fr"):
        labels = labels_for(document.facets, BY_CODE["fr"])
    assert {name: set(known) for name, known in labels.items()} == {
        name: set(codes) for name, codes in document.facets.items() if codes
    }
    assert labels["position"] == {"supported": "Acceptée"}
    assert labels["recommending"] == {"FJI": "Fidji"}


def test_queries_do_not_depend_on_how_many_there_are(
    django_assert_num_queries: Callable[..., Any],
) -> None:
    rows = [recommended(f"a{number}", f"Train judges {number}") for number in range(7)]
    keys = [row.work_key for row in rows]
    recommendations = kind("recommendation")
    for some in (keys[:1], keys):
        with django_assert_num_queries(2):
            assert len(recommendations.cards(some, BY_CODE["en"])) == len(some)
        with django_assert_num_queries(6):
            assert len(list(recommendations.documents(some))) == len(some)
        with django_assert_num_queries(2):
            assert len(dict(recommendations.stamps())) == 7


@pytest.mark.elasticsearch
def test_both_are_found(client: Client, engine_url: str) -> None:
    recommended("a1", "Ratify the unmistakable convention")
    with searchable(engine_url):
        text = client.get("/fr/search/", {"q": "unmistakable"}).content.decode()
        assert "/fr/recommendations/a1/" in text
        # By a name it is known by in no label.
        text = client.get("/en/search/", {"q": "Ivory Coast"}).content.decode()
        assert "/en/states/CIV/" in text


@pytest.mark.elasticsearch
@pytest.mark.parametrize(("language", "typed"), [("en", "keny"), ("ru", "кени"), ("en", "肯尼亚")])
def test_a_state_is_suggested_once(
    client: Client, engine_url: str, language: str, typed: str
) -> None:
    with searchable(engine_url):
        told = client.get(f"/{language}/search/suggestions/", {"q": typed}).json()
    label = State.objects.get(iso3="KEN").label_in(language)
    assert [group["name"] for group in told["groups"]] == ["states"]
    assert [one["text"] for one in told["groups"][0]["suggestions"]] == [label]
