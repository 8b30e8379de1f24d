"""The portal's work and the raw engine's, timed in turns on the same requests."""

import gc
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.test import Client
from elasticsearch import Elasticsearch, helpers

from portal.works.registry import kinds
from search.bench.raw import recorded
from search.chunks import chunks
from search.client import SEARCHES, WRITES, Use, engine
from search.entries import entry
from search.index import alias, definition
from search.rebuilding import rebuild
from search.suggestions.works import SUGGESTIONS

CHUNK: Final = 500
WARM_UP: Final = 30
#: Letters typed when suggestions are asked for.
BEGINNING: Final = 4
STATUS: Final = Path("/proc/self/status")


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
    """Return the latency of whole results pages, and of the same requests to the engine alone.

    Every page is made once to learn what it asks the engine for (weighing, words of other
    languages, lists, facets, highlights, spellings). Then both are timed in turns, each first in
    every other round, so that both see the same machine and the same caches. The first queries
    warm up caches and the engine's compiler and are not counted.

    Raises:
        RuntimeError: when a page was answered by the database, which is not what is measured.
    """
    visitor = Client()
    return _in_turns(
        SEARCHES,
        [lambda code=code, text=text: _page(visitor, code, text) for code, text in queries],  # type: ignore[misc]  # mypy cannot infer a default's type
    )


def measure_suggestions(queries: Iterable[tuple[str, str]]) -> tuple[Latency, Latency]:
    """Return the same of suggestions for the first letters of queries."""
    visitor = Client()

    def suggest(code: str, text: str) -> None:
        visitor.get(f"/{code}/search/suggestions/", {"q": text[:BEGINNING]})

    return _in_turns(
        SUGGESTIONS,
        [lambda code=code, text=text: suggest(code, text) for code, text in queries],  # type: ignore[misc]  # as above
    )


def measure_memory(queries: Iterable[tuple[str, str]], rounds: int) -> tuple[float, float]:
    """Return this process's resident memory in MB after a tenth of many searches, and after all.

    Args:
        queries: asked for again and again.
        rounds: searches in all.
    """
    visitor = Client()
    asked = list(queries)
    early = 0.0
    for number in range(rounds):
        code, text = asked[number % len(asked)]
        visitor.get(f"/{code}/search/", {"q": text})
        if number == rounds // 10:
            early = _resident()
    return early, _resident()


def _in_turns(use: Use, jobs: Iterable[Callable[[], None]]) -> tuple[Latency, Latency]:
    whole: list[float] = []
    raws: list[float] = []
    for number, job in enumerate(jobs):
        with recorded(use) as requests:
            job()
        turns: list[tuple[list[float], Callable[[], None]]] = [(whole, job), (raws, requests.send)]
        for kept, work in turns if number % 2 else reversed(turns):
            took = _timed(work)
            if number >= WARM_UP and len(requests):
                kept.append(took)
    return Latency.of(whole), Latency.of(raws)


def _resident() -> float:
    """Return the memory that this process holds, in MB (Linux)."""
    gc.collect()
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


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


def _page(visitor: Client, code: str, text: str) -> None:
    response = visitor.get(f"/{code}/search/", {"q": text})
    found = getattr(response, "context_data", {}).get("results")
    if found is None or found.is_reduced:
        raise RuntimeError(f"{text!r} was not answered by the engine")


def _timed(job: Callable[[], object]) -> float:
    started = time.perf_counter()
    job()
    return time.perf_counter() - started
