"""Long texts: they count less than what a work says of itself, and are found where they stand."""

from collections.abc import Callable

import pytest
from django.test import Client

from panels.discussions.models import PanelPage
from portal.languages import BY_CODE
from portal.pages.models import HomePage
from search.asking import ask
from search.questions import Question
from search.rebuilding import rebuild
from search.results import Hit, PassageFound
from search.understanding import understand
from tests.panels.discussions.contents import everything
from tests.panels.discussions.panels import panel, section
from tests.portal.look.page_reader import read
from tests.search.notes import Notes

pytestmark = pytest.mark.elasticsearch


def found(text: str, reader: str = "en") -> list[Hit]:
    question = Question(understand(text), BY_CODE[reader], (0, 10), (0, 10))
    results = ask(question)
    return [*results.own.hits, *results.other.hits]


def best(text: str, reader: str = "en") -> PassageFound:
    (hit,) = found(text, reader)
    return hit.passages[0]


def test_a_passage_counts_less_than_a_body(notes: Notes, indexed: Callable[[], None]) -> None:
    said = "Judges visit prisons"
    notes.add("passage", en="One | Other words", passages={"en": [("para-1", said)]})
    notes.add("body", en=f"Two | {said} and many more words that make it a longer text")
    notes.add("apart", en="Three", passages={"en": [("para-1", "A judge"), ("para-2", "A prison")]})
    indexed()
    hits = found("judges visit prisons")
    assert [hit.card.title for hit in hits] == ["Two", "One", "Three"]
    assert hits[1].passages[0].url.endswith("#para-1")
    # Its words may stand in different passages; then it shows where.
    (apart,) = [hit for hit in found("judge prison") if hit.card.title == "Three"]
    assert apart.passages or apart.fragments


def test_parts_of_a_panel_are_found_where_they_stand(
    elasticsearch: str,  # noqa: ARG001 -- the node
    trees: dict[str, HomePage],
    client: Client,
) -> None:
    page = panel(section(trees["en"]), **everything())
    work: PanelPage = PanelPage.objects.get(pk=page.pk)
    rebuild()
    ids = read(client.get(page.url).content.decode()).values("id")
    for words, field, beginning in (
        ("opens", "programme", "panel-step-"),
        ("asks", "questions", "panel-question-"),
        ("done", "ideas", "panel-idea-"),
    ):
        passage = best(words)
        block = next(iter(getattr(work, field)))
        assert passage.anchor == f"{beginning}{block.id}", words
        assert passage.url == f"{work.url}#{passage.anchor}"
        assert passage.anchor in ids
        assert any(piece.is_found for piece in passage.fragment.pieces)
    (about,) = found("moderator")
    assert not about.passages
