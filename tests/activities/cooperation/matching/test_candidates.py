"""Where candidates come from: the engine and the database look for the same."""

import pytest
from django.test import override_settings

from activities.cooperation.matching.holding import vocabularies
from activities.cooperation.matching.looking import KIND, look, look_in_database
from activities.cooperation.matching.profiles import Place, Wanted
from activities.cooperation.matching.shortlist import Group, groups
from activities.cooperation.models import Offer
from portal.works.registry import kind_named
from search import client
from search.shortlists import shortlist
from tests.activities.cooperation.making import People, signed_in
from tests.activities.cooperation.matching.planting import (
    asking,
    context,
    listed,
    matches_of,
    offering,
)
from tests.journeys.conftest import searchable

WANTED = Wanted(
    "request",
    Place("KEN", ("014", "202", "002")),
    kinds=frozenset({"training", "policy-advice"}),
    themes=frozenset({"access-to-justice", "torture"}),
    languages=frozenset({"en"}),
    channel="south-south",
)


def plant(people: People) -> None:
    """Publish offers that have more and less of what is wanted."""
    offering(people.nhri, "Of an institution in Kenya", ("health",), ("financing",))
    at = 0
    for themes in (("access-to-justice", "torture"), ("fair-trial",), ("health",)):
        for kinds in (("training",), ("policy-advice", "training"), ("financing",)):
            for languages, regions in ((["en"], ("014",)), (["fr", "ru"], ()), (["en"], ("150",))):
                at += 1
                offering(
                    people.partner_body, f"Offer {at}", themes, kinds, regions, languages=languages
                )


def worths(wanted: list[Group], keys: list[str]) -> list[float]:
    """Return how much of what is wanted some offers have, as what they are indexed with says."""
    kind = kind_named(KIND)
    assert kind is not None
    found = {}
    for document in kind.documents(list(Offer.objects.values_list("key", flat=True))):
        tags = {f"{name}:{code}" for name, codes in document.facets.items() for code in codes}
        found[str(document.key)] = sum(
            max((worth for tag, worth in group.items() if tag in tags), default=0)
            for group in wanted
        )
    return [found[key] for key in keys]


@pytest.mark.elasticsearch
def test_the_engine_and_the_database_find_the_same(people: People, engine_url: str) -> None:
    plant(people)
    held = vocabularies()
    wanted = groups(WANTED, held.trees)
    every = Offer.objects.count()
    with searchable(engine_url):
        found = [str(key) for key in shortlist(KIND, wanted, every)]
        assert look(wanted, held.places) == (found, False)
        few = [str(key) for key in shortlist(KIND, wanted, 5)]
        assert few == found[:5]
        # An entry that is out of date shows nothing that is not public.
        row = asking("KEN")
        browser = signed_in(people.focal)
        best = listed(browser.get(matches_of(row)))[0]
        assert str(best) in found
        Offer.objects.filter(key=best).update(status=Offer.Status.WITHDRAWN)
        response = browser.get(matches_of(row))
        assert best not in listed(response)
        assert not context(response)["is_reduced"]
        Offer.objects.filter(key=best).update(status=Offer.Status.PUBLISHED)
    worth = worths(wanted, found)
    assert worth == pytest.approx(sorted(worth, reverse=True), abs=1e-6)
    in_database = look_in_database(wanted, held.places)
    assert worths(wanted, in_database) == pytest.approx(worth, abs=1e-6)
    assert set(in_database) == set(found)


def test_while_the_engine_is_away_the_database_answers_and_the_page_says_so(
    people: People,
) -> None:
    offer = offering(people.partner_body)
    row = asking("KEN")
    client.forget()
    with override_settings(ELASTICSEARCH_URL="http://127.0.0.1:9"):
        response = signed_in(people.focal).get(matches_of(row))
        assert listed(response) == [offer.key]
        assert context(response)["is_reduced"]
        assert "The search engine is away" in response.content.decode()
    client.forget()
