"""A query that names a concept finds what is tagged with it, in six languages."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.languages import BY_CODE, CODES
from portal.reference.loading.load import load_reference
from search.asking import ask
from search.concepts.crossing import concepts_in
from search.questions import Question
from search.results import Hit, Results
from search.understanding import understand
from tests.search.notes import Notes
from tests.trees import plant_homes

pytestmark = pytest.mark.elasticsearch

Index = Callable[[], None]


@pytest.fixture(autouse=True)
def _reference(db: None) -> None:  # noqa: ARG001 -- the database itself
    """Load the portal's own vocabularies."""
    load_reference()


def found(text: str, reader: str, *, crossing: bool = True) -> Results:
    return ask(Question(understand(text), BY_CODE[reader], (0, 10), (0, 10), crossing=crossing))


def keys(hits: tuple[Hit, ...]) -> set[UUID]:
    return {hit.card.key for hit in hits}


def through(hits: tuple[Hit, ...], key: UUID) -> list[str]:
    return [one.label for hit in hits if hit.card.key == key for one in hit.through]


def tag(notes: Notes, key: UUID, **facets: tuple[str, ...]) -> UUID:
    notes.works[key] = replace(notes.works[key], facets=facets)
    return key


QUERIES = {
    "ar": ("حقوق المرأة في كينيا", ["المساواة بين الجنسين وحقوق المرأة", "كينيا"]),
    "zh-hans": ("肯尼亚的妇女权利", ["肯尼亚", "性别平等和妇女权利"]),
    "en": ("women’s rights in Kenya", ["Gender equality and women’s rights", "Kenya"]),
    "fr": ("droits des femmes au Kenya", ["Égalité des genres et droits des femmes", "Kenya"]),
    "ru": ("права женщин в Кении", ["Гендерное равенство и права женщин", "Кения"]),
    "es": ("derechos de la mujer en Kenya", ["Igualdad de género y derechos de la mujer", "Kenya"]),
}
# Titles say neither word.
TITLES = {
    "ar": "اجتماع لجنة",
    "zh-hans": "委员会会议",
    "en": "Committee meeting",
    "fr": "Réunion du comité",
    "ru": "Заседание комитета",
    "es": "Reunión del comité",
}


def test_tagged_works_are_found_in_every_language_whatever_they_are_written_in(
    notes: Notes, indexed: Index
) -> None:
    tagged = {
        code: tag(
            notes,
            notes.add_in(code, f"{title} | {title}"),
            states=("KEN",),
            themes=("gender-equality",),
        )
        for code, title in TITLES.items()
    }
    elsewhere = tag(
        notes, notes.add("elsewhere", en="Elsewhere"), states=("UGA",), themes=("gender-equality",)
    )
    indexed()
    for reader, (query, labels) in QUERIES.items():
        results = found(query, reader)
        assert keys(results.own.hits) == {tagged[reader]}, reader
        assert keys(results.other.hits) == set(tagged.values()) - {tagged[reader]}, reader
        assert elsewhere not in keys(results.other.hits)
        for key in tagged.values():
            said = through(results.own.hits + results.other.hits, key)
            assert sorted(said) == sorted(labels), reader
        assert found(query, reader, crossing=False).total == 0


def test_untagged_works_are_found_by_what_the_concept_is_called_there(
    notes: Notes, indexed: Index
) -> None:
    said = {
        code: notes.add_in(code, f"{TITLES[code]} | {query}")
        for code, (query, _) in QUERIES.items()
    }
    indexed()
    for reader, (query, _) in QUERIES.items():
        results = found(query, reader)
        assert keys(results.own.hits) == {said[reader]}, reader
        assert keys(results.other.hits) == set(said.values()) - {said[reader]}, reader
        # In the reader's language it was found by its words.
        assert through(results.own.hits, said[reader]) == []
        if reader != "ru":
            assert through(results.other.hits, said["ru"])


def test_another_name_finds_below_the_words_themselves(notes: Notes, indexed: Index) -> None:
    tagged = tag(notes, notes.add("tagged", en="Committee"), states=("CIV",))
    other_name = notes.add("other name", en="Visit to Côte d’Ivoire")
    words = notes.add("words", en="Notes | " + "very long text " * 50 + " ivory coast")
    indexed()
    results = found("Ivory Coast", "en")
    assert results.own.hits[0].card.key == words
    assert keys(results.own.hits) == {words, other_name, tagged}
    assert [hit.card.key for hit in found("Ivory Coast", "en", crossing=False).own.hits] == [words]


def test_only_the_concept_and_what_is_narrower(notes: Notes, indexed: Index) -> None:
    target = tag(notes, notes.add("target", fr="Un"), sdgs=("16.3",))
    goal = tag(notes, notes.add("goal", fr="Deux"), sdgs=("16",))
    tag(notes, notes.add("other goal", fr="Trois"), sdgs=("1",))
    nigeria = tag(notes, notes.add("nigeria", fr="Quatre"), states=("NGA",))
    modality = tag(notes, notes.add("modality", fr="Cinq"), modality=("bilateral",))
    indexed()
    assert keys(found("ЦУР 16", "ru").other.hits) == {target, goal}
    assert keys(found("ЦУР 16.3", "ru").other.hits) == {target}
    assert keys(found("西非", "zh-hans").other.hits) == {nigeria}
    assert keys(found("Nigeria", "en").other.hits) == {nigeria}
    assert keys(found("двустороннее сотрудничество", "ru").other.hits) == {modality}


def test_other_tags_by_code_alone_or_with_their_scheme(notes: Notes, indexed: Index) -> None:
    forms = ("KEN", "states/KEN", "states:KEN")
    wanted = {tag(notes, notes.add(form, es=form), concepts=(form,)) for form in forms}
    tag(notes, notes.add("other", es="Otro"), concepts=("UGA",))
    indexed()
    assert keys(found("肯尼亚", "zh-hans").other.hits) == wanted


def test_a_query_on_something_else_does_not_find_all_of_a_state(
    notes: Notes, indexed: Index
) -> None:
    tag(notes, notes.add("kenya", en="Committee", fr="Comité"), states=("KEN",))
    indexed()
    for reader, query in {
        "en": "bicycle lanes in Kenya",
        "ru": "велосипедные дорожки в Кении",
        "fr": "pistes cyclables au Kenya",
        "zh-hans": "肯尼亚自行车专用道",
    }.items():
        assert found(query, reader).total == 0, query


def test_phrases_stay_as_typed_and_what_is_left_out_stays_out(notes: Notes, indexed: Index) -> None:
    tag(notes, notes.add("a", en="Committee"), states=("KEN",))
    b = tag(notes, notes.add("b", en="Panel"), states=("KEN",))
    indexed()
    assert found('"Кения"', "ru").total == 0
    assert keys(found("Кения -committee", "ru").other.hits) == {b}


def test_what_is_not_public_any_more_is_not_shown(notes: Notes, indexed: Index) -> None:
    key = tag(notes, notes.add("secret", en="Secret"), states=("KEN",))
    outdated = tag(notes, notes.add("outdated", en="Outdated"), states=("KEN",))
    indexed()
    notes.hidden.add(key)
    notes.change(outdated, "2", en="Newer")
    results = found("Кения", "ru")
    assert keys(results.other.hits) == {outdated}
    # It may not be tagged any more: nothing is told of it.
    assert through(results.other.hits, outdated) == []


def test_the_page_says_it_and_turns_it_off(client: Client, notes: Notes, indexed: Index) -> None:
    plant_homes("localhost")
    tag(notes, notes.add("kenya", en="Committee"), states=("KEN",))
    indexed()
    page = client.get("/en/search/", {"q": "Кения"}).content.decode()
    assert "Committee" in page
    assert page.count(">Kenya</span>") == 2
    assert "Search only for the words as typed" in page
    off = client.get("/en/search/", {"q": "Кения", "crossing": "off"}).content.decode()
    assert "Committee" not in off
    assert "Search in all languages and for related names too" in off
    other = client.get("/en/search/", {"q": "Кения", "crossing": "x"}).content.decode()
    assert "Committee" in other


@pytest.mark.usefixtures("looked_at_once")
def test_queries_do_not_grow_with_concepts(client: Client, notes: Notes, indexed: Index) -> None:
    plant_homes("localhost")
    key = notes.add("kenya", en="Committee")
    tag(notes, key, states=("KEN", "UGA"), groups=("women", "children"))
    indexed()
    client.get("/en/search/", {"q": "kenya"})
    with CaptureQueriesContext(connection) as one:
        assert "Committee" in client.get("/en/search/", {"q": "committee"}).content.decode()
    with CaptureQueriesContext(connection) as many:
        page = client.get("/en/search/", {"q": "kenya uganda women children"}).content.decode()
    assert "Committee" in page
    assert len(many) == len(one)


def test_slots_are_the_concepts_and_the_other_words() -> None:
    query = understand("дороги и права женщин в Кении")
    slots = concepts_in(query, BY_CODE["ru"]).slots or {}
    assert set(slots) == set(CODES)
    road, women, kenya = slots["en"]
    assert (road.text, road.alternatives, road.facets) == ("дороги", (), ())
    assert women.text == "права женщин"
    assert women.facets[0] == "themes:gender-equality"
    assert "women’s rights" in [one.text for one in women.alternatives if one.is_phrase]
    assert (kenya.text, kenya.alternatives[0].text) == ("Кении", "Kenya")
    assert concepts_in(understand("дороги"), BY_CODE["ru"]).slots is None


def test_every_language_has_a_query() -> None:
    assert set(QUERIES) == set(TITLES) == set(CODES)
