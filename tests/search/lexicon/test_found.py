"""Works found in a language that nobody has translated them into."""

from collections.abc import Callable

import pytest

from portal.languages import BY_CODE
from search.asking import ask
from search.forms import SearchRequest
from search.lexicon.learning import learn
from search.questions import Question
from search.results import Results
from search.understanding import understand
from tests.search.lexicon.conftest import parallel_texts
from tests.search.notes import Notes

pytestmark = pytest.mark.elasticsearch

Index = Callable[[], None]
Say = Callable[[str], object]


def found(text: str, reader: str, *, crossing: bool = True) -> Results:
    wanted = SearchRequest(text)
    return ask(
        Question(
            understand(text),
            BY_CODE[reader],
            wanted.own_window,
            wanted.other_window,
            crossing=crossing,
        )
    )


def test_finds_what_was_said_in_another_language(notes: Notes, indexed: Index, say: Say) -> None:
    law = notes.add("law", en="Laws on women in prison | A judge spoke.")
    notes.add("water", en="Water and health | A school spoke.")
    notes.add("own", ru="Законы о тюрьмах | Текст")
    passages = {"en": [("para-1", "Of housing."), ("para-2", "Of migrants and families.")]}
    part = notes.add("part", en="Report", passages=passages)
    indexed()
    assert learn(parallel_texts(400), [{"name": "texts"}], say=say).version is not None
    for query, reader in (
        ("законы женщинам тюрьма", "ru"),
        ("lois femmes prisons", "fr"),
        ("妇女与法律", "zh-hans"),
        # Somebody who reads in French asks in Russian.
        ("закон женщины", "fr"),
    ):
        results = found(query, reader)
        hits = results.other.hits
        assert [hit.card.key for hit in hits if hit.card.language.code == "en"] == [law], query
        [hit] = [hit for hit in hits if hit.card.key == law]
        marked = {piece.text for piece in hit.title.pieces if piece.is_found}
        assert {"Laws", "women"} <= marked, query
        assert found(query, reader, crossing=False).own == results.own
        assert law not in {h.card.key for h in found(query, reader, crossing=False).other.hits}
    [hit] = found("мигранты семья", "ru").other.hits
    assert hit.card.key == part
    assert [passage.label for passage in hit.passages] == ["2"]
    marked = {p.text for p in hit.passages[0].fragment.pieces if p.is_found}
    assert marked == {"migrants", "families"}


def test_asks_for_nothing_else_where_exact_words_are_wanted(
    notes: Notes, indexed: Index, say: Say
) -> None:
    notes.add("law", en="Law and women")
    indexed()
    learn(parallel_texts(400), [{"name": "texts"}], say=say)
    assert found("закон женщина", "ru").other.total == 1
    assert found('"закон женщина"', "ru").other.total == 0
    assert found("закон женщина -law", "ru").other.total == 0
    # A word that nobody knows is not left out of the count.
    assert found("закон фотосинтез", "ru").other.total == 0
