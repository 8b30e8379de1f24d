"""Narrowing by what works are tagged with: from fields of a query and from facets."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from django.http import QueryDict
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from portal.languages import BY_CODE, LANGUAGES, Language
from search.asking import ask
from search.chips import chips
from search.chips import notes as notes_of
from search.facets import SHOWN, Facet, FacetValue
from search.filtering import span
from search.forms import SearchRequest
from search.naming import name
from search.questions import Question
from search.results import HitList, Results
from search.understanding import understand
from search.understanding.reading import understand as understand_alone
from tests.search.notes import Notes

Index = Callable[[], None]


def wanted(query: str) -> SearchRequest:
    return SearchRequest.read(QueryDict(query))


def found(query: str, reader: str = "en") -> Results:
    asked = wanted(query)
    understood = understand(asked.text, name)
    return ask(
        Question(
            understood,
            BY_CODE[reader],
            asked.own_window,
            asked.other_window,
            asked.filters,
            asked.order,
        )
    )


def titles(hits: HitList) -> list[str]:
    return [hit.card.title for hit in hits.hits]


def counts(results: Results, facet: str) -> dict[str, int]:
    return {v.value: v.count for one in results.facets if one.name == facet for v in one.values}


@pytest.fixture
def tagged(reference: None, notes: Notes, indexed: Index) -> None:  # noqa: ARG001 -- the States
    notes.add("a", en="Panel a", day=date(2020, 12, 31), facets={"states": ("KEN", "FJI")})
    notes.add("b", en="Panel b", day=date(2022, 1, 1), facets={"states": ("KEN",)})
    notes.add("c", en="Panel c", fr="Panel c", facets={"session": ("57",), "states": ("XXX",)})
    notes.add("d", ru="Panel d", day=date(2024, 5, 6), facets={"states": ("PER",)})
    indexed()


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("tagged")
def test_narrows_by_everything() -> None:
    for query, expected in {
        "q=panel+state:kenya": {"Panel a", "Panel b"},
        "q=panel+-state:kenya": {"Panel c", "Panel d"},
        "q=panel+état:fidji+state:Перу": {"Panel a", "Panel d"},
        "q=panel&states=KEN&states=PER": {"Panel a", "Panel b", "Panel d"},
        "q=panel+state:fiji&states=PER": set(),
        "q=panel+year:2021..": {"Panel b", "Panel d"},
        "q=panel+year:2020": {"Panel a"},
        "q=panel+-year:..2022": {"Panel c", "Panel d"},
        "q=panel&year=2022&year=2024": {"Panel b", "Panel d"},
        "q=panel+language:французский": {"Panel c"},
        "q=panel+kind:notes+session:x": set(),
        # Without words: everything that has it.
        "q=state:kenya": {"Panel a", "Panel b"},
        "q=-state:kenya+-year:2024": {"Panel c"},
        "states=KEN": {"Panel a", "Panel b"},
        "session=57&year=2020..2024": set(),
        # What is not known is as if it was not given.
        "q=panel+state:kenya&states=XXX&year=x&kind=y&session=%00": {"Panel a", "Panel b"},
    }.items():
        results = found(query)
        assert {*titles(results.own), *titles(results.other)} == expected, query
        assert results.total == len(expected), query


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("tagged")
def test_counts_leave_the_own_choice_aside_and_chosen_values_stay() -> None:
    results = found("q=panel&states=FJI")
    assert counts(results, "states") == {"FJI": 1, "KEN": 2, "PER": 1}
    assert counts(results, "year") == {"2020": 1}
    assert results.unfiltered == 4
    none = found("q=panel&states=PER&year=2020&session=57")
    assert none.total == 0
    assert none.unfiltered == 4
    assert counts(none, "session") == {"57": 0}
    assert counts(found("q=panel&year=2020..2022"), "year") == {
        "2024": 1,
        "2022": 1,
        "2020": 1,
    }


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("tagged")
def test_sorts_by_date_undated_last_and_pages_follow() -> None:
    assert titles(found("q=panel&sort=newest").own) == ["Panel b", "Panel a", "Panel c"]
    assert titles(found("q=panel&sort=oldest").own) == ["Panel a", "Panel b", "Panel c"]
    # Without words nothing fits better than anything else.
    assert titles(found("states=KEN").own) == ["Panel b", "Panel a"]
    assert wanted("sort=nonsense").order == "relevance"


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("reference", "homes", "looked_at_once")
def test_the_page_costs_the_same_whatever_is_tagged(
    client: Client,
    notes: Notes,
    indexed: Index,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    notes.add("a", en="Rare", facets={"states": ("KEN",), "regions": ("002",)})
    for number, codes in enumerate([("FJI", "PER"), ("KEN", "UGA", "FRA"), ("IND",)] * 4):
        notes.add(f"b{number}", en="Common", facets={"states": codes, "regions": ("002", "009")})
    indexed()
    client.get("/en/search/?q=rare")
    for query in ("", "&states=KEN", "+state:kenya+state:fiji+theme:x&states=KEN&regions=002"):
        with django_assert_max_num_queries(40) as rare:
            client.get(f"/en/search/?q=rare{query}")
        with django_assert_num_queries(len(rare)):
            client.get(f"/en/search/?q=common{query}")


@pytest.mark.usefixtures("reference")
def test_chips_take_out_one_thing_each() -> None:
    asked = wanted('q=training+state:kenya+-"b+c"&states=FJI&states=PER&kind=panel&sort=newest')
    understood = understand(asked.text, name)
    shown = {
        (str(chip.title), str(chip.text)): chip.url
        for chip in chips(asked, understood, (), BY_CODE["en"])
    }
    rest = "&sort=newest&kind=panel&states=FJI&states=PER"
    assert shown == {
        ("Words", "training"): f"?q=state%3Akenya+-%22b+c%22{rest}",
        ("States concerned", "Kenya"): f"?q=training+-%22b+c%22{rest}",
        ("Without", "b c"): f"?q=training+state%3Akenya{rest}",
        ("Type", "Panel discussions"): (
            "?q=training+state%3Akenya+-%22b+c%22&sort=newest&states=FJI&states=PER"
        ),
        ("States concerned", "Fiji"): (
            "?q=training+state%3Akenya+-%22b+c%22&sort=newest&kind=panel&states=PER"
        ),
        ("States concerned", "Peru"): (
            "?q=training+state%3Akenya+-%22b+c%22&sort=newest&kind=panel&states=FJI"
        ),
    }
    for url in shown.values():
        assert wanted(url.removeprefix("?")).address() == url


@pytest.mark.usefixtures("reference", "homes")
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_examples_of_the_help_mean_something_in_their_language(
    client: Client, language: Language
) -> None:
    page = client.get(f"/{language.code}/search/").content.decode()
    examples = [unescape(text) for text in re.findall(r"<code>([^<]+[:：][^<]+)</code>", page)]
    assert len(examples) == 7
    for example in examples:
        understood = understand(example, name)
        assert understood.only_symbols or understood.fields, example
        assert not understood.misread


def test_plain_words_are_not_taken_apart() -> None:
    asked = SearchRequest("plain words")
    assert chips(asked, understand_alone("plain words"), (), BY_CODE["en"]) == ()


def test_what_could_not_be_read_is_said() -> None:
    said = notes_of(understand_alone("state:Atlantis year:20 a OR year:2020"))
    assert [text.split("”")[0] for text in said] == [
        "Nothing called “Atlantis",
        "“20",
        "“Or",
    ]


def test_a_long_facet_shows_what_is_chosen_and_most_frequent_first() -> None:
    values = tuple(
        FacetValue(str(n), str(n), count=n, is_chosen=n in {3, 5}) for n in range(SHOWN + 20)
    )
    facet = Facet("states", "States", values)
    assert {"3", "5"} <= {value.value for value in facet.first}
    assert len(facet.first) == SHOWN
    assert len(facet.first) + len(facet.rest) == len(values)
    assert [int(v.value) for v in facet.rest] == sorted(int(v.value) for v in facet.rest)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("2024", (2024, 2024)),
        ("2020..2024", (2020, 2024)),
        ("2020..", (2020, None)),
        ("..2020", (None, 2020)),
        ("nonsense", (None, None)),
    ],
)
def test_a_span_of_years(code: str, expected: tuple[int | None, int | None]) -> None:
    assert span(code) == expected
