"""Asking the engine which of some works a search finds."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Final
from uuid import UUID

from elasticsearch import ApiError

from portal.languages import Language
from portal.works.registry import kind_named
from search.alerts.appearances import Look
from search.asking import ask
from search.chunks import chunks
from search.client import SEARCHES, WRITES, EngineAway, engine
from search.filtering import KEY
from search.forms import SearchRequest
from search.index import alias
from search.indexing import index_keys, report
from search.naming import name
from search.questions import NAMED_SHOWN, Question
from search.understanding import understand

#: Works asked about at once; each may be shown in full.
CHUNK: Final = 100
STAMPS_CHUNK: Final = 1000


def find(wanted: SearchRequest, reader: Language, keys: Collection[UUID]) -> set[UUID]:
    """Return those of some works that a reader of the results page would be shown.

    Words that no work holds are not taken for mistyped: what is new would be found by accident.

    Raises:
        EngineAway: when the engine does not answer, or had to cut its answer short.
    """
    understood = understand(wanted.text, name)
    found: set[UUID] = set()
    waiting: list[Sequence[UUID]] = list(chunks(keys, CHUNK))
    while waiting:
        chunk = waiting.pop()
        window = (0, len(chunk))
        question = Question(
            understood,
            reader,
            (0, 0) if wanted.scope == "other" else window,
            window,
            {**wanted.filters, KEY: [str(key) for key in chunk]},
            "newest",
            crossing=wanted.crossing,
            exact=True,
        )
        results = ask(question)
        if results.is_partial:
            raise EngineAway("an answer was cut short")
        if results.named.total > NAMED_SHOWN and len(chunk) > NAMED_SHOWN:
            # Of works named by a symbol a page shows the first few only.
            half = len(chunk) // 2
            waiting += [chunk[:half], chunk[half:]]
            continue
        lists = (results.named, results.own, results.other)
        found |= {hit.card.key for one in lists for hit in one.hits}
    return found


def settle(seen: Look, keys: Collection[UUID]) -> None:
    """Bring some works up to date in the index, so that none is missed for being late there.

    Raises:
        EngineAway: when the engine does not answer or has no live index.
    """
    outdated: dict[str, list[UUID]] = defaultdict(list)
    try:
        for chunk in chunks(keys, STAMPS_CHUNK):
            stamps = _stamps(chunk)
            for key in chunk:
                kind, stamp = seen.works[key]
                if stamps.get(key) != stamp:
                    outdated[kind].append(key)
        for kind, late in outdated.items():
            report(index_keys(kind_named(kind), late, WRITES))
        if outdated:
            with engine(WRITES) as client:
                client.indices.refresh(index=alias())
    except ApiError as error:
        raise EngineAway(f"status {error.status_code}") from error


def _stamps(keys: Sequence[UUID]) -> dict[UUID, str]:
    with engine(SEARCHES) as client:
        answer = client.search(
            index=alias(),
            query={"ids": {"values": [str(key) for key in keys]}},
            source=False,
            docvalue_fields=[{"field": "stamp"}],
            size=len(keys),
        )
    hits = answer["hits"]["hits"]
    return {
        UUID(hit["_id"]): hit["fields"].get("stamp", [""])[0] for hit in hits if "fields" in hit
    }
