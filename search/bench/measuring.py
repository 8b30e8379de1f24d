"""The portal's work and the raw engine's, timed in turns on the same requests."""

import statistics
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.test import Client
from elasticsearch import Elasticsearch, helpers

from portal.languages import BY_CODE
from portal.works.registry import kinds
from search.chunks import chunks
from search.client import WRITES, engine
from search.entries import entry
from search.forms import SearchRequest
from search.index import alias, definition
from search.questions import Question
from search.rebuilding import rebuild
from search.understanding import understand
from search.weighing import weigh

CHUNK: Final = 500
WARM_UP: Final = 30


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds of one way of answering."""

    p50: float
    p95: float

    @classmethod
    def of(cls, seconds: list[float]) -> "Latency":
        """Summarise measured times."""
        cuts = statistics.quantiles(seconds, n=20)
        return cls(statistics.median(seconds) * 1000, cuts[-1] * 1000)


def measure_pages(queries: Iterable[tuple[str, str]]) -> tuple[Latency, Latency]:
    """Return the latency of whole results pages, and of their requests to the engine alone.

    Every query is asked both ways, one after the other, so that both see the same machine. The
    first queries warm up caches and the engine's compiler and are not counted.

    Raises:
        RuntimeError: when a page was answered by the database, which is not what is measured.
    """
    visitor = Client()
    pages: list[float] = []
    raws: list[float] = []
    with engine(WRITES) as client:
        for number, (code, text) in enumerate(queries):
            searches = _searches(code, text, client)
            raw = _timed(lambda searches=searches: client.msearch(searches=searches))  # type: ignore[misc]  # mypy cannot infer a default's type
            page = _timed(lambda code=code, text=text: _page(visitor, code, text))  # type: ignore[misc]  # as above
            if number >= WARM_UP:
                raws.append(raw)
                pages.append(page)
    return Latency.of(pages), Latency.of(raws)


def measure_rebuild() -> tuple[float, float]:
    """Return works a second of a whole rebuild, and of a raw bulk of the same entries."""
    works = sum(1 for kind in kinds() for _ in kind.stamps())
    whole = _timed(rebuild)
    entries = [
        entry(document)
        for kind in kinds()
        for keys in chunks([key for key, _ in kind.stamps()], CHUNK)
        for document in kind.documents(keys)
    ]
    name = f"{alias()}-raw"
    with engine(WRITES) as client:
        raw = _timed(lambda: _bulk(client, name, entries))
        client.indices.delete(index=name)
    return works / whole, works / raw


def _bulk(client: Elasticsearch, name: str, entries: list[dict[str, Any]]) -> None:
    client.indices.create(index=name, **definition())
    operations = ({"_index": name, "_id": found["key"], "_source": found} for found in entries)
    helpers.bulk(client, operations, chunk_size=CHUNK)
    client.indices.refresh(index=name)


def _searches(code: str, text: str, client: Elasticsearch) -> list[Mapping[str, Any]]:
    wanted, understood = SearchRequest(text), understand(text)
    question = Question(understood, BY_CODE[code], wanted.own_window, wanted.other_window, {})
    bodies = question.bodies(weigh(understood.words, alias(), client))
    return [part for body in bodies.values() for part in ({"index": alias()}, body)]


def _page(visitor: Client, code: str, text: str) -> None:
    response = visitor.get(f"/{code}/search/", {"q": text})
    found = getattr(response, "context_data", {}).get("results")
    if found is None or found.is_reduced:
        raise RuntimeError(f"{text!r} was not answered by the engine")


def _timed(job: Callable[[], object]) -> float:
    started = time.perf_counter()
    job()
    return time.perf_counter() - started
