"""Works found by what they mean, when an embedding model is set; nothing of it when none is."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from pytest_django import Settings

from portal.languages import BY_CODE
from search.asking import ask
from search.embeddings import MEANING
from search.index import definition, fingerprint
from search.questions import Question
from search.results import Results
from search.understanding import understand
from tests.search.notes import Notes

Index = Callable[[], None]
MODEL = "tests.search.dictionary_model.DictionaryModel"
PAGE = (0, 10)


def found(text: str, *, crossing: bool = True, reader: str = "en", **filters: str) -> Results:
    chosen = {name: (code,) for name, code in filters.items()}
    query = understand(text)
    return ask(Question(query, BY_CODE[reader], PAGE, PAGE, chosen, crossing=crossing))


def others(results: Results) -> list[str]:
    return [hit.card.title for hit in results.other.hits]


def test_without_a_model_nothing_of_it_is_there(db: None, settings: Settings) -> None:  # noqa: ARG001 -- rules of editors are read
    plain = fingerprint()
    assert MEANING not in definition()["mappings"]["properties"]
    body = Question(understand("prisons"), BY_CODE["en"], PAGE, PAGE).bodies()
    assert "knn" not in json.dumps(body)
    settings.SEARCH_EMBEDDER = MODEL
    assert MEANING in definition()["mappings"]["properties"]
    assert fingerprint() != plain


@pytest.mark.elasticsearch
def test_finds_by_meaning_in_other_languages(
    notes: Notes, indexed: Index, settings: Settings
) -> None:
    settings.SEARCH_EMBEDDER = MODEL
    notes.add("ru", ru="Тюрьмы.", day=date(2020, 1, 1))
    notes.add("zh", zh_hans="监狱.", day=date(2021, 1, 1))
    notes.add("water", ru="Вода.")
    hidden = notes.add("hidden", ar="سجن.")
    notes.add("own", en="Prisons.", ru="Тюрьмы наши.")
    indexed()
    notes.hidden.add(hidden)
    results = found("prisons")
    # Once in the reader's language; never what is not public; nothing that means another thing.
    assert [hit.card.title for hit in results.own.hits] == ["Prisons."]
    assert sorted(others(results)) == ["Тюрьмы.", "监狱."]
    assert others(found("prisons", year="2021")) == ["监狱."]
    assert others(found("тюрьмы", reader="fr"))[0].startswith("Тюрьмы")
    (kinds,) = [facet for facet in results.facets if facet.name == "kind"]
    assert kinds.values[0].count == 4  # counted before it is read again, as every hit is
    # A subject that the portal does not hold finds nothing, whatever is least far away.
    assert found("lanterns").total == 0
    # As typed means as typed.
    for exact in (found("prisons", crossing=False), found('"prisons"'), found("prisons -тюрьмы")):
        assert "Тюрьмы." not in others(exact)


@pytest.mark.elasticsearch
def test_searches_on_while_the_model_is_away(
    notes: Notes, indexed: Index, settings: Settings
) -> None:
    settings.SEARCH_EMBEDDER = "tests.search.dictionary_model.AwayModel"
    notes.add("ru", ru="Тюрьмы.")
    notes.add("own", en="Prisons.")
    indexed()
    results = found("prisons")
    assert results.own.total == 1
    assert results.other.total == 0
