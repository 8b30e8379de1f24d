"""The results page, as a visitor gets it."""

from collections.abc import Callable
from datetime import date
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from portal.languages import BY_CODE, LANGUAGES
from portal.works import card_facts
from portal.works.card_facts import Fact
from portal.works.registry import kinds
from search.client import WRITES, engine
from search.forms import MOST_PAGES, OTHERS_BESIDE, PAGE_SIZE
from search.index import alias
from tests.search.notes import Notes
from tests.search.pages import get
from tests.trees import plant_homes

Index = Callable[[], None]


@pytest.fixture(autouse=True)
def _site(db: None) -> None:  # noqa: ARG001 -- the database itself
    plant_homes("localhost")


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_shows_the_form_and_help_without_a_query(client: Client, language: object) -> None:
    page = get(client, "", language.code)  # type: ignore[attr-defined]  # a parameter is an object to mypy
    fields = [a for tag, a in page.elements if tag == "input" and a.get("name") == "q"]
    assert len(fields) == 2
    assert "symbol:57/32" in page.text


@pytest.mark.elasticsearch
def test_lays_out_the_lists(client: Client, notes: Notes, indexed: Index) -> None:
    for number in range(PAGE_SIZE + 2):
        notes.add(f"en{number}", en=f"Panel {number}")
    for number in range(OTHERS_BESIDE + 2):
        notes.add(f"ar{number}", ar=f"Panel عربي {number}")
    notes.add("symbol", en="The panel document", symbols=("A/HRC/RES/57/32",))
    indexed()
    page = get(client, "?q=panel")
    assert [a["lang"] for tag, a in page.elements if tag == "h3" and "lang" in a] == ["ar"] * 3
    assert {a["dir"] for tag, a in page.elements if tag == "h3" and "lang" in a} == {"rtl"}
    assert page.links("in=other")
    assert page.links("page=2")
    assert sum(tag == "mark" for tag, _ in page.elements) == PAGE_SIZE + OTHERS_BESIDE
    assert sum(tag == "h1" for tag, _ in page.elements) == 1
    second = get(client, "?q=panel&page=2")
    assert sum(tag == "h3" for tag, _ in second.elements) == 3
    others = get(client, "?q=panel&in=other")
    assert sum(tag == "h3" for tag, _ in others.elements) == OTHERS_BESIDE + 2
    named = get(client, "?q=57/32")
    assert [h.strip() for h in named.headings if "document" in h][-1] == "The panel document"
    arabic = get(client, "?q=panel", "ar")
    assert sum(tag == "h3" for tag, _ in arabic.elements) == OTHERS_BESIDE * 2 + 2


@pytest.mark.elasticsearch
def test_narrows_by_facets_without_javascript(client: Client, notes: Notes, indexed: Index) -> None:
    notes.add("a", en="Panel", fr="Panel")
    notes.add("b", en="Panel")
    indexed()
    page = get(client, "?q=panel&language=fr&kind=nonsense")
    boxes = {
        a["value"]: "checked" in a
        for tag, a in page.elements
        if tag == "input" and a.get("type") == "checkbox"
    }
    assert boxes == {"note": False, "en": False, "fr": True}
    assert sum(tag == "h3" for tag, _ in page.elements) == 1
    empty = get(client, "?q=panel&language=es")
    assert empty.links("?q=panel")


@pytest.mark.elasticsearch
def test_keeps_the_whole_search_in_every_link(client: Client, notes: Notes, indexed: Index) -> None:
    for number in range(2 * PAGE_SIZE):
        notes.add(f"n{number}", en="Panel", day=date(2020 + number % 3, 1, 1))
    indexed()
    page = get(client, '?q="panel"+-x&kind=note&year=2020&year=2021&sort=oldest')
    hidden = {a.get("name"): a.get("value") for t, a in page.elements if a.get("type") == "hidden"}
    assert hidden == {"q": '"panel" -x', "sort": "oldest"}
    state = "&kind=note&year=2020&year=2021"
    assert page.links(f"?q=%22panel%22+-x&sort=newest{state}")
    assert page.links("?q=-x&sort=oldest")
    assert page.links("?q=%22panel%22&sort=oldest")
    assert page.links("year=2020&year=2021&sort=oldest&page=2")
    current = [a.get("href") for _tag, a in page.elements if a.get("aria-current") == "true"]
    assert f"?q=%22panel%22+-x&sort=oldest{state}#results" in current
    assert "Remove: Year 2020" in " ".join(page.text.split())
    assert sum(tag == "rect" for tag, _ in page.elements) == 3
    # Nothing but a filter: all that has it.
    assert "7 results in all languages" in " ".join(get(client, "?year=2020").text.split())


@pytest.mark.elasticsearch
def test_helps_when_nothing_fits(client: Client, notes: Notes, indexed: Index) -> None:
    notes.add("a", en="Panel", day=date(2020, 1, 1))
    notes.add("b", en="Panel", day=date(2021, 1, 1))
    indexed()
    nowhere = get(client, "?q=lanterns+unheard").text
    assert "Nothing was found." in nowhere
    assert "one letter different" not in nowhere
    page = get(client, "?q=panel&year=2022&kind=note")
    text = " ".join(page.text.split())
    assert "Nothing in the portal fits this query with these filters" in text
    assert "search without “Year: 2022” (2 results)" in text
    assert "search without “Type" not in text
    assert "search again without filters (2 results)" in text
    assert page.links("?q=panel&kind=note#results")
    french = get(client, "?q=renforcement+des+capacités")
    assert french.links("/fr/search/?q=renforcement+des+capacit%C3%A9s")
    unread = get(client, "?q=state:Atlantis")
    assert "“Atlantis” is known as “States concerned”" in unread.text


@pytest.mark.elasticsearch
def test_what_is_only_related_is_shown_as_that_when_nothing_is_found(
    client: Client, notes: Notes, indexed: Index
) -> None:
    notes.add("a", en="Repair of wells | in dry places")
    hidden = notes.add("b", en="Repair of bridges")
    notes.add("c", en="Schools | open to everyone")
    indexed()
    notes.hidden.add(hidden)
    page = get(client, "?q=bicycle+repair")
    text = " ".join(page.text.split())
    assert "Nothing was found." in text
    assert "Loosely related" in text
    assert "Repair of wells" in text
    assert "bridges" not in text
    assert "Schools" not in text
    for other in ("?q=repair", "?q=volcano", "?q=bicycle+repair&year=2001", "?q=-repair+bicycle"):
        assert "Loosely related" not in get(client, other).text


@pytest.mark.elasticsearch
@pytest.mark.parametrize("query", ['"wells of repair"', 'dry "wells of repair"'])
def test_words_that_nowhere_stand_as_quoted_are_related(
    client: Client, notes: Notes, indexed: Index, query: str
) -> None:
    notes.add("a", en="Repair of wells | in dry places")
    notes.add("c", en="Schools | open to everyone")
    indexed()
    text = " ".join(get(client, f"?q={quote(query)}").text.split())
    assert "Nothing was found." in text
    assert "Loosely related" in text
    assert "Repair of wells" in text
    assert "Schools" not in text
    assert "Loosely related" not in get(client, f"?q={quote('-wells ' + query)}").text


@pytest.mark.elasticsearch
def test_never_yields_live_html(client: Client, notes: Notes, indexed: Index) -> None:
    notes.add("a", en='<script>panel</script><img src=x onerror="panel()"> | <b>panel</b>')
    indexed()
    page = get(client, f"?q={quote('<script>panel</script> panel')}")
    assert not [a for tag, a in page.elements if tag == "b" or (tag == "script" and "src" not in a)]
    assert not [a for tag, a in page.elements if "onerror" in a]
    marks = [tag for tag, _ in page.elements if tag == "mark"]
    assert len(marks) == 5


@pytest.mark.elasticsearch
def test_refuses_deep_pages_politely(client: Client, notes: Notes, indexed: Index) -> None:
    notes.add("a", en="Panel")
    indexed()
    assert "Only the first 50 pages" in get(client, f"?q=panel&page={MOST_PAGES + 1}").text
    assert "not that many pages" in get(client, "?q=panel&page=2").text
    assert get(client, "?q=panel&page=abc").headings
    assert get(client, f"?q=panel&page={'9' * 5000}").headings


@pytest.mark.elasticsearch
def test_hits_show_what_their_kind_has_to_say(
    client: Client, notes: Notes, indexed: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = notes.add("a", en="Panel")
    notes.add("b", en="Panel of somebody")
    indexed()
    arabic, spanish = BY_CODE["ar"], BY_CODE["es"]
    facts = {
        key: [
            Fact("Session", ["59 <b>"]),
            Fact("Place", ["غرفة"], language=arabic),
            Fact("Spoken", languages=[arabic, spanish]),
            Fact("States", list("ABCDEFG")),
        ]
    }
    monkeypatch.setitem(card_facts._known, "note", lambda _cards, _reader: facts)  # noqa: SLF001 -- nobody takes facts away
    page = get(client, "?q=panel")
    text = " ".join(page.text.split())
    for said in (
        "Session 59 <b>",
        "Place غرفة",
        "Spoken العربية · Español",
        "States A · B · C · D",
    ):
        assert said in text
    assert "States A · B · C · D and 3 others" in text
    # Of two hits, one has facts.
    assert sum(tag == "dl" for tag, _ in page.elements) == 1
    assert [a["lang"] for tag, a in page.elements if tag == "bdi" and "lang" in a] == ["ar"]


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("looked_at_once")
def test_costs_the_same_whatever_is_found(
    client: Client,
    notes: Notes,
    indexed: Index,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    notes.add("only", en="Rare")
    for number in range(30):
        notes.add(f"n{number}", en=f"Panel {number}")
    indexed()
    get(client, "?q=rare")
    with CaptureQueriesContext(connection) as one:
        get(client, "?q=rare")
    # Two a kind of pages (view restrictions and pages) and the two of the menu.
    assert len(one) <= 2 * len(kinds()) + 2
    with django_assert_num_queries(len(one)):
        get(client, "?q=panel")


@pytest.mark.elasticsearch
def test_says_that_a_part_of_the_index_does_not_answer(
    elasticsearch: str,  # noqa: ARG001 -- it is asked
    notes: Notes,
    indexed: Index,
    client: Client,
) -> None:
    notes.add("a", en="Note one")
    indexed()
    notice = "A part of the search engine is away"
    assert notice not in get(client, "?kind=note").text
    with engine(WRITES) as writer:
        # Its only shard has no node to be on, like one whose node is lost.
        writer.options(request_timeout=30).indices.create(
            index=f"{alias()}-lost",
            settings={"number_of_replicas": 0, "routing.allocation.require._name": "nowhere"},
            aliases={alias(): {}},
            wait_for_active_shards=0,
            timeout="1ms",
        )
    seen = get(client, "?kind=note")
    assert notice in seen.text
    assert "Note one" in seen.text
    assert client.get("/en/search/feed/?kind=note").status_code == 503, "it would look complete"
