"""Statements of delegations are found while they are public, and never otherwise."""

from collections.abc import Callable
from typing import Final

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from panels.statements.deciding import publish, send, withdraw
from panels.statements.kind import KIND
from portal.languages import BY_CODE
from portal.pages.models import HomePage
from portal.works.registry import Kind, kind_named
from search.asking import ask
from search.client import WRITES, engine
from search.generations import live
from search.questions import Question
from search.rebuilding import rebuild
from search.results import Hit
from search.understanding import understand
from tests.activities.making import an_organisation
from tests.panels.statements.stating import a_delegate, a_draft, a_panel, published, sent, with_text
from tests.portal.look.page_reader import read

pytestmark = pytest.mark.usefixtures("reference")

TEXT: Final = "Peers learn together.\n\nWe thank the translators."


def statements() -> Kind:
    found = kind_named(KIND)
    assert found is not None
    return found


def found(text: str, reader: str = "en") -> list[Hit]:
    results = ask(Question(understand(text), BY_CODE[reader], (0, 5), (0, 5)))
    return [*results.own.hits, *results.other.hits]


def indexed() -> set[str]:
    """Return the keys of the statements that the index holds."""
    generation = live()
    assert generation is not None
    with engine(WRITES) as client:
        client.indices.refresh(index=generation.name)
        hits = client.search(index=generation.name, query={"term": {"kind": KIND}})["hits"]["hits"]
    return {hit["_id"] for hit in hits}


def test_only_what_is_public_is_a_work(homes: dict[str, HomePage]) -> None:
    meeting = a_panel(homes["en"])
    key, delegate = meeting.translation_key, a_delegate()
    a_draft(key, an_organisation("Draft"))
    waiting = sent(key, delegate, text=TEXT)
    assert not list(statements().stamps())
    publish(waiting, None, str(waiting.version), None)
    ((work, stamp),) = statements().stamps()
    (document,) = statements().documents([work])
    card = statements().cards([work], BY_CODE["fr"])[work]
    assert document.stamp == card.stamp == stamp
    assert [one.text for one in document.versions[0].passages] == TEXT.split("\n\n")
    assert document.versions[0].title == card.title == "Statement by Riverside Watch (fictitious)"
    assert document.facets["session"] == ("59",)
    assert document.names == ("Ada Example",)
    # The panel's page may be corrected, and with it what its statements have of it.
    meeting.save_revision().publish()
    assert dict(statements().stamps())[work] != stamp
    meeting.unpublish()
    assert not list(statements().stamps())
    assert not list(statements().documents([work]))
    assert not statements().cards([work], BY_CODE["en"])


def test_reading_many_costs_as_many_queries_as_reading_one(homes: dict[str, HomePage]) -> None:
    key, delegate = a_panel(homes["en"]).translation_key, a_delegate()

    def counted() -> list[int]:
        keys = [work for work, _stamp in statements().stamps()]
        counts = []
        for act in (
            lambda: list(statements().stamps()),
            lambda: list(statements().documents(keys)),
            lambda: statements().cards(keys, BY_CODE["ar"]),
        ):
            with CaptureQueriesContext(connection) as queries:
                act()
            counts.append(len(queries))
        return counts

    published(key, delegate)
    one = counted()
    for number in range(3):
        row = a_draft(key, an_organisation(f"Organisation {number}"))
        for code in ("en", "fr"):
            with_text(row, code)
        send(row, delegate, str(row.version))
        publish(row, None, str(row.version), None)
    assert counted() == one == [2, 2, 2]


@pytest.mark.elasticsearch
def test_it_is_found_while_it_is_public(
    elasticsearch: str,  # noqa: ARG001 -- the node
    trees: dict[str, HomePage],
    client: Client,
    run_tasks: Callable[[], None],
) -> None:
    meeting = a_panel(trees["en"], title="Peers")
    delegate = a_delegate()
    rebuild()
    first = published(meeting.translation_key, delegate, text=TEXT)
    run_tasks()
    (hit,) = found("translators")
    assert hit.card.key == first.key
    address, _, anchor = hit.passages[0].url.partition("#")
    assert anchor == "statement-2"
    assert anchor in read(client.get(address).content.decode()).values("id")
    withdraw(first, delegate, by_sender=True)
    assert not found("translators")
    run_tasks()
    assert indexed() == set()
    second = published(meeting.translation_key, delegate, text=TEXT)
    run_tasks()
    assert indexed() == {str(second.key)}
    meeting.unpublish()
    assert not found("translators")
    run_tasks()
    assert indexed() == set()
