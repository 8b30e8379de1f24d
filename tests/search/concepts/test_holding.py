"""The vocabulary is read once an edition, by whatever process, and changes are noticed."""

import threading

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.reference.models import Concept, ConceptScheme, Edition
from portal.reference.storing import store_changed, store_new
from portal.reference.vocabulary import entries
from search.concepts import holding
from search.concepts.holding import vocabulary
from search.concepts.recognising import recognise
from tests.portal.reference.conftest import add_concept, six

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for a change with every call."""
    monkeypatch.setattr(holding.HELD, "look_again_seconds", 0.0)


@pytest.fixture
def colours() -> ConceptScheme:
    return ConceptScheme.objects.create(code="colours", labels=six("Colours"))


def codes(query: str) -> list[str]:
    return [c.code for found in recognise(query, vocabulary()) for c in found.concepts]


def test_a_search_asks_the_database_for_nothing(colours: ConceptScheme) -> None:
    add_concept(colours, "red", labels=six("Crimson"))
    with CaptureQueriesContext(connection) as first:
        assert codes("crimson en") == ["red"]
    assert len(first) == 4
    with CaptureQueriesContext(connection) as then:
        for _ in range(20):
            assert codes("crimson en") == ["red"]
    assert len(then) == 0


def test_reading_costs_the_same_whatever_there_is(colours: ConceptScheme) -> None:
    with CaptureQueriesContext(connection) as few:
        list(entries())
    for number in range(30):
        add_concept(colours, f"c{number}")
    with CaptureQueriesContext(connection) as many:
        list(entries())
    assert len(few) == len(many) == 3


@pytest.mark.usefixtures("at_once")
def test_edits_and_imports_are_noticed(colours: ConceptScheme) -> None:
    red = add_concept(colours, "red", labels=six("Crimson"))
    assert codes("crimson fr") == ["red"]
    red.synonyms = {"fr": ["Vermillon"]}
    red.save()
    assert codes("vermillons") == ["red"]
    blue = Concept(scheme=colours, code="blue", labels=six("Azure"))
    blue.derive()
    store_new([blue])
    assert codes("azure es") == ["blue"]
    blue.labels = six("Indigo")
    blue.derive()
    store_changed([blue])
    assert codes("indigo es") == ["blue"]
    assert codes("azure es") == []
    red.delete()
    assert codes("vermillon") == []
    with CaptureQueriesContext(connection) as unchanged:
        codes("indigo")
    assert len(unchanged) == 1


def test_every_change_begins_another_edition(colours: ConceptScheme) -> None:
    stamps = {Edition.now()}
    red = add_concept(colours, "red")
    stamps.add(Edition.now())
    red.save()
    stamps.add(Edition.now())
    red.delete()
    stamps.add(Edition.now())
    assert len(stamps) == 4
    assert Edition.objects.count() == 1


def test_retired_and_incomplete_concepts_are_recognised(colours: ConceptScheme) -> None:
    add_concept(colours, "old", labels=six("Mauve"), retired=True)
    half = Concept(scheme=colours, code="half", labels={"fr": "Pourpre"})
    half.derive()
    store_new([half])
    assert codes("mauve en") == ["old"]
    assert codes("pourpres") == ["half"]


def test_threads_read_once(colours: ConceptScheme, monkeypatch: pytest.MonkeyPatch) -> None:
    add_concept(colours, "red", labels=six("Crimson"))
    known = list(entries())
    times = []

    def counted() -> list[object]:
        times.append(1)
        return list(known)

    monkeypatch.setattr(holding, "entries", counted)
    monkeypatch.setattr(Edition, "now", lambda: "one")
    found = []
    threads = [threading.Thread(target=lambda: found.append(vocabulary())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(times) == 1
    assert len(set(map(id, found))) == 1
