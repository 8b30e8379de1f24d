"""Narrowing from one year to another, and to one kind of work, without a script."""

from collections.abc import Callable
from datetime import date
from urllib.parse import quote

import pytest
from django.http import QueryDict
from django.test import Client

from search.between import Between
from search.forms import SearchRequest
from search.understanding.fields import YEAR
from tests.search.notes import Notes
from tests.search.pages import Seen, get
from tests.trees import plant_homes

Index = Callable[[], None]


@pytest.mark.parametrize(
    ("query", "code", "shown", "malformed"),
    [
        ("from=2020&to=2024", "2020..2024", ("2020", "2024"), ()),
        ("from=2024&to=2020", "2020..2024", ("2020", "2024"), ()),
        ("from=2020&to=", "2020..", ("2020", ""), ()),
        ("to=٢٠٢٤", "..2024", ("", "2024"), ()),
        ("from=２０２０&to=2020", "2020", ("2020", "2020"), ()),
        ("from=&to=", "", ("", ""), ()),
        ("from=&to=&year=2001..2002", "", ("", ""), ()),
        ("year=2001&year=2001..2002", "2001..2002", ("2001", "2002"), ()),
        ("from=soon&to=2024", "..2024", ("soon", "2024"), ("soon",)),
        ("from=20200&to=2020..2024", "", ("20200", "2020..2024"), ("20200", "2020..2024")),
        ("from=%00&to=%ED%A0%80", "", ("", "\ufffd\ufffd\ufffd"), ("\ufffd\ufffd\ufffd",)),
    ],
)
def test_reads_two_years(
    query: str, code: str, shown: tuple[str, str], malformed: tuple[str, ...]
) -> None:
    typed = QueryDict(query)
    between = Between.read(typed, typed.getlist(YEAR))
    assert (between.code, (between.first, between.last)) == (code, shown)
    assert between.malformed == malformed
    assert len(between.notes) == len(malformed)


def test_a_range_is_a_choice_among_years() -> None:
    wanted = SearchRequest.read(QueryDict("from=2020&to=2024&year=1999&kind=state"))
    assert wanted.filters[YEAR] == ("2020..2024", "1999")
    assert "year=2020..2024&year=1999" in wanted.address()
    again = SearchRequest.read(QueryDict(wanted.address()[1:]))
    assert again == wanted


def fields(page: Seen) -> dict[str | None, str | None]:
    return {
        a.get("name"): a.get("value")
        for _tag, a in page.elements
        if a.get("inputmode") == "numeric"
    }


@pytest.mark.elasticsearch
def test_narrows_by_years_and_to_one_kind(client: Client, notes: Notes, indexed: Index) -> None:
    plant_homes("localhost")
    others = Notes(name="memo", label="Memo", plural_label="Memos")
    for year in range(2018, 2024):
        notes.add(f"n{year}", en=f"Panel {year}", day=date(year, 5, 1))
    others.add("memo", en="Panel memo", day=date(2020, 1, 1))
    with others.registered():
        indexed()
        page = get(client, "?q=panel&from=2019&to=2021&sort=newest")
        assert "4 results in all languages" in " ".join(page.text.split())
        assert fields(page) == {"from": "2019", "to": "2021"}
        assert "Remove: Year 2019–2021" in " ".join(page.text.split())
        # The range is in the fields, and no box that would keep it when the fields change.
        boxes = [a["value"] for _tag, a in page.elements if a.get("name") == "year"]
        assert boxes == [str(year) for year in range(2023, 2017, -1)]
        # One step to one kind, and back, with everything else kept.
        memos = "?q=panel&sort=newest&kind=memo&language="
        (memo,) = [link for link in page.links("kind=memo") if "year=2019..2021" in link]
        narrowed = get(client, memo.partition("#")[0])
        assert "1 result in all languages" in " ".join(narrowed.text.split()), memos
        (everything,) = [
            link
            for link in narrowed.links("year=2019..2021")
            if "kind=" not in link
            and "sort=newest" in link
            and "q=panel" in link
            and link.endswith("#results")
        ][:1]
        assert "4 results" in get(client, everything.partition("#")[0]).text
        wrong = get(client, f"?q=panel&from={quote('<b>soon')}&to=2019")
        assert fields(wrong) == {"from": "<b>soon", "to": "2019"}
        assert "“<b>soon” is no year" in wrong.text
        assert "2 results in all languages" in " ".join(wrong.text.split())
        (invalid,) = [a for _tag, a in wrong.elements if a.get("aria-invalid") == "true"]
        assert invalid["aria-describedby"] == "between-error"
        nothing = get(client, "?q=panel&from=1901&to=1902")
        assert "search without “Year: 1901–1902” (7 results)" in " ".join(nothing.text.split())
        assert fields(nothing) == {"from": "1901", "to": "1902"}
