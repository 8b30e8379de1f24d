"""The results page answers whatever is typed: never an error, never a refusal, never too late.

Every run makes up some queries, always the same; ``--generated-queries 100000`` makes up more,
and ``--generated-after 100000`` others.
"""

import json
import logging
import time
from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from hypothesis import HealthCheck, Phase, given, seed
from hypothesis import settings as hypothesis_settings

from portal.languages import CODES, LANGUAGES
from search.client import SEARCHES
from search.forms import SearchRequest
from search.questions import Question
from search.suggestions.asked import Asked
from search.understanding import understand
from tests.search.asked_badly import CHOICES, LIVE, NASTY, TEXTS, WORKS, alive, as_read, as_sent
from tests.search.notes import Notes
from tests.search.pages import Seen, get
from tests.trees import plant_homes

Index = Callable[[], None]
#: Hypothesis keeps in memory what it has made up in one go.
ROUND = 500
#: Reading alone is quick.
READ_AT_LEAST = 2_000
#: A moment's load of the machine says nothing of a query; the same again and again does.
TRIES = 3
#: Of one multi-search; Elasticsearch takes a hundred million.
MOST_BYTES = 5_000_000
#: Every so many queries are asked of the suggestions, and of the feed, as well.
SUGGESTED_EVERY = 5
FED_EVERY = 11
ANYTHING = hypothesis_settings(
    max_examples=ROUND,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
logger = logging.getLogger(__name__)


def get_suggestions(client: Client, text: str) -> None:
    response = client.get("/en/search/suggestions/", {"q": as_sent(text)})
    assert response.status_code == 200
    assert "groups" in response.json()


def rounds(count: int, after: int = 0) -> range:
    """Return the seeds of the rounds that make up so many queries, after so many others."""
    first = after // ROUND
    return range(first, first - (-count // ROUND))


@pytest.fixture(autouse=True)
def _site(db: None) -> None:  # noqa: ARG001 -- the database itself
    plant_homes("localhost")


@pytest.fixture
def dangerous(notes: Notes, indexed: Index) -> None:
    """Works in six languages that generated queries find, HTML in every text of theirs."""
    html = f'<script {LIVE}>panel</script><img src=x {LIVE} onerror="panel()">'
    for code, text in WORKS.items():
        said = f"{html} {text} <b {LIVE}>panel</b>"
        passages = {code: [("para-1", f"{said} 57/32"), ("note-1", text)]}
        whole: dict[str, Any] = {code: f"{said} | {said}"}
        titles: dict[str, Any] = {code: text, "en": said}
        notes.add(code, passages=passages, names=(html,), **whole)
        notes.add(f"{code} plain", symbols=("A/HRC/RES/57/32",), **titles)
    indexed()


@pytest.mark.elasticsearch
def test_answers_whatever_is_typed(client: Client, notes: Notes, indexed: Index) -> None:
    notes.add("a", en="Panel", zh_hans="小组讨论会")
    indexed()
    # A lone surrogate and a cut sequence, as only a hand-made address has them.
    get(client, "?q=panel%ED%A0%80%E2%80&page=%FF")
    for number, text in enumerate(NASTY):
        get(client, f"?q={quote(text)}", ("en", "zh-hans", "ar")[number % 3])


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
            assert not get(client, f"?q={quote(text)}", "zh-hans").is_cut_short
    # Long words that stand nowhere: what is like them is not looked for.
    for text in ("pannel" * 66, "дискусия" * 50, f"{'pannel' * 30} {'cooperaton' * 20}"):
        assert not get(client, f"?q={quote(text)}").is_cut_short
        get_suggestions(client, text[:100])


def test_reads_anything(generated_queries: int, generated_after: int) -> None:
    """What is read is sent as JSON: nothing in it that cannot be, and never too much of it."""

    @ANYTHING
    @given(text=TEXTS)
    def read(text: str) -> None:
        wanted = SearchRequest.read(as_read(text))
        understood = understand(wanted.text)
        Asked.read(text)
        reader = LANGUAGES[len(understood.text) % len(LANGUAGES)]
        bodies = Question(understood, reader, (0, 10), (0, 10)).bodies()
        assert len(json.dumps(bodies, ensure_ascii=False).encode()) < MOST_BYTES

    for number in rounds(max(generated_queries, READ_AT_LEAST), generated_after):
        seed(number)(read)()


@pytest.mark.elasticsearch
@pytest.mark.usefixtures("dangerous")
def test_answers_anything_at_all(
    client: Client, generated_queries: int, generated_after: int
) -> None:
    seen: Counter[str] = Counter()
    slowest = 0.0

    @ANYTHING
    @given(text=TEXTS, choices=CHOICES)
    def ask(text: str, choices: dict[str, str]) -> None:
        nonlocal slowest
        search = f"/{CODES[seen['asked'] % len(CODES)]}/search/"
        data = {name: as_sent(value) for name, value in {**choices, "q": text}.items()}
        for last in (*[False] * (TRIES - 1), True):
            started = time.perf_counter()
            response = client.get(search, data)
            took = time.perf_counter() - started
            assert response.status_code == 200
            page = Seen(response.content.decode())
            if not page.is_cut_short:
                break
            assert not last, "over the time-out, or refused"
            seen["asked again"] += 1
            time.sleep(SEARCHES.cooldown)
        slowest = max(slowest, took)
        assert not list(alive(page))
        seen["asked"] += 1
        seen["marked"] += any(tag == "mark" for tag, _attributes in page.elements)
        if seen["asked"] % SUGGESTED_EVERY == 0:
            get_suggestions(client, text)
        if seen["asked"] % FED_EVERY == 0:
            fed = client.get(f"{search}feed/", data)
            assert fed.status_code in {200, 404, 503}
            if fed.status_code == 200:
                ET.fromstring(fed.content)  # noqa: S314 -- the portal's own

    for number in rounds(generated_queries, generated_after):
        seed(number)(ask)()
        logger.warning("%s, slowest %.2f s", dict(seen), slowest)
    # Of queries that find nothing, nothing would be learned about highlights.
    assert seen["marked"] > seen["asked"] / 20
