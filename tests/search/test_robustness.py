"""The results page answers whatever is typed: never an error, never a refusal of the engine."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.search.notes import Notes
from tests.search.pages import get
from tests.trees import plant_homes

Index = Callable[[], None]


@pytest.fixture(autouse=True)
def _site(db: None) -> None:  # noqa: ARG001 -- the database itself
    plant_homes("localhost")


NASTY: list[str] = [
    "\x00",
    "a\x00b",
    '"',
    '"""',
    "-",
    "--",
    "OR",
    "OR OR OR",
    "symbol:",
    'symbol:"',
    "AND NOT (",
    "/.*[/",
    "a" * 10_000,
    "a " * 5_000,
    "(" * 3_000,
    "*?~^\\",
    "title:(a OR b)~2^3",
    "\u202e\u2066bidi",
    "👩‍👩‍👧‍👦",
    "مجلس council 理事会 совет",
    "{{ 7 }} {% now %}",
    "\ue000\ue001",
    "..//..//etc",
    "A/HRC/57/32/" * 50,
    "1/2 " * 100,
    "state:" + "a" * 9_000,
    "state:x " * 100,
    "year:" + "9" * 5_000,
    'year:"2020..2024" OR',
    "-state:-year:-",
    "國家：\x00 theme:%_\\",
    " OR ".join(["symbol:1/2"] * 50),
    '"<b>panel</b>" -"<img src=x>"',
    "((a+)+)+$" * 40,
    "أو " * 60,
]


@pytest.mark.elasticsearch
def test_answers_whatever_is_typed(client: Client, notes: Notes, indexed: Index) -> None:
    notes.add("a", en="Panel", zh_hans="小组讨论会")
    indexed()
    # A lone surrogate and a cut sequence, as only a hand-made address has them.
    get(client, "?q=panel%ED%A0%80%E2%80&page=%FF")
    for text in NASTY:
        for language in ("en", "zh-hans", "ar"):
            get(client, f"?q={quote(text)}", language)


@pytest.mark.elasticsearch
def test_the_longest_query_is_no_burden(client: Client, notes: Notes, indexed: Index) -> None:
    notes.add("a", zh_hans="小组讨论会")
    indexed()
    for first, count in ((0x4E00, 500), (0x0627, 30), (0x0430, 32)):
        for text in (
            "".join(chr(first + number) for number in range(count)),
            " ".join(chr(first + number % count) * 3 for number in range(120)),
            " OR ".join(chr(first + number % count) for number in range(120)),
            " ".join(f'-"{chr(first + number % count)} x"' for number in range(60)),
        ):
            assert "reduced features" not in get(client, f"?q={quote(text)}", "zh-hans").text


@pytest.mark.elasticsearch
def test_answers_anything_at_all(client: Client, notes: Notes, indexed: Index) -> None:
    notes.add("a", en="Panel", ar="حلقة نقاش")
    indexed()

    @hypothesis_settings(
        max_examples=150,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(
        text=st.text(max_size=80)
        | st.lists(
            st.sampled_from(
                [
                    *('"', "-", "OR", "panel", "symbol:", "57/32", "(", "\\", "النقاش", "/"),
                    *("state:Kenya", "-year:2020..", "theme:", "لغة:fr", "\ud800", "\u202e"),
                ]
            )
        ).map(" ".join),
        page=st.text(max_size=3) | st.integers(-3, 80).map(str),
        kind=st.text(max_size=4) | st.sampled_from(["states", "KEN", "2020..2024", "newest"]),
    )
    def ask(text: str, page: str, kind: str) -> None:
        data = {"q": text.encode("utf-8", "surrogatepass"), "page": page.encode("utf-8", "replace")}
        choice = kind.encode("utf-8", "replace")
        data |= dict.fromkeys(("kind", "states", "year", "session", "sort"), choice)
        response = client.get("/en/search/", data)
        assert response.status_code == 200
        assert "reduced features" not in response.content.decode()

    ask()
