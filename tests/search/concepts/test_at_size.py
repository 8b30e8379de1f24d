"""A vocabulary of 38,000 names: small in memory, and asked without walking through it."""

import random
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from portal.languages import CODES
from portal.reference.vocabulary import Entry
from search.concepts.recognising import recognise
from search.concepts.vocabulary import Vocabulary
from search.concepts.words import words
from search.normalisation import typed
from tests.search.concepts.tables import own_entries, skos_entries

# The same names in every run.
_DRAW = random.Random(7)  # noqa: S311 -- draws names, no secrets


class Counting(dict[str, Any]):
    """A dict that counts how often it is looked into."""

    looks = 0

    def __contains__(self, key: object) -> bool:
        Counting.looks += 1
        return super().__contains__(key)


@pytest.fixture(scope="module")
def entries(shared_data: Path) -> list[Entry]:
    """The portal's own vocabularies with the thesauri of UNESCO and UNBIS; 4 s to parse."""
    skos = shared_data / "skos"
    return [
        *own_entries(),
        *skos_entries(skos / "unesco-thesaurus.ttl", "unesco"),
        *skos_entries(skos / "unbis-domain-13.jsonl", "unbis"),
    ]


@pytest.fixture(scope="module")
def big(entries: list[Entry]) -> Vocabulary:
    """All of them."""
    return Vocabulary(entries)


def names(vocabulary: Vocabulary) -> Iterator[tuple[str, str, str]]:
    """Yield code, language and text of every name."""
    for concept in vocabulary.concepts:
        for code, texts in concept.names.items():
            for text in texts:
                yield concept.code, code, text


def test_tens_of_thousands_of_names_take_little_memory(
    entries: list[Entry], big: Vocabulary
) -> None:
    # Tracing is slow: one entry in ten tells what all would take.
    tracemalloc.start()
    part = Vocabulary(entries[::10])
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    a_name = held / sum(1 for _ in names(part))
    number = sum(1 for _ in names(big))
    assert number > 30_000
    assert a_name * number < 30 * 1024 * 1024


def test_every_name_is_recognised_as_its_own(big: Vocabulary) -> None:
    """Whatever a thesaurus calls a concept, a query of these words names it, or a longer one."""
    chosen = _DRAW.sample(list(names(big)), 1_000)
    missed = []
    for code, language, name in chosen:
        text = typed(name)
        found = {one.code for part in recognise(text, big) for one in part.concepts}
        if code not in found:
            missed.append((language, name))
    # What is left out on purpose: numbers, single letters, words that join others.
    assert len(missed) <= len(chosen) // 100, missed


def test_the_cost_depends_on_the_query_and_not_on_the_names(
    big: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 400 characters made of names alone, each word costs a few dozen looks at most."""
    pool = [text for _, _, text in names(big)]
    queries = [typed(" ".join(_DRAW.sample(pool, 40)))[:400] for _ in range(100)]
    tries = [big.places, *big.stems.values()]
    for trie in tries:
        monkeypatch.setattr(trie, "nodes", Counting(trie.nodes))
    costs = []
    for query in queries:
        Counting.looks = 0
        recognise(query, big)
        costs.append(Counting.looks / max(1, len(words(query))))
    assert sorted(costs)[95] < 25
    small = Vocabulary(own_entries())
    for trie in [small.places, *small.stems.values()]:
        monkeypatch.setattr(trie, "nodes", Counting(trie.nodes))
    Counting.looks = 0
    for query in queries:
        recognise(query, small)
    in_small = Counting.looks
    Counting.looks = 0
    for query in queries:
        recognise(query, big)
    # Ten times the names, and most words now begin some: at most twice the looks.
    assert len(pool) > 6 * sum(1 for _ in names(small))
    assert Counting.looks < 2 * in_small


def test_imported_thesauri_are_recognised_in_their_languages(big: Vocabulary) -> None:
    def codes(query: str) -> set[str]:
        found = recognise(typed(query), big)
        return {c.code for part in found for c in part.concepts if c.scheme in ("unesco", "unbis")}

    assert codes("catastrofes naturales") == {"C02684"}
    assert codes("стихийными бедствиями") == {"T0003917"}
    assert "T0003917" in codes("自然灾害")
    assert set(CODES) == {code for concept in big.concepts for code in concept.names}
