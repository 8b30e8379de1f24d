"""Writing works to every generation of the index, or taking them out."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from elasticsearch import Elasticsearch, helpers

from portal.works.registry import Kind
from search.client import EngineAway, Use, engine
from search.embeddings import add_meaning
from search.entries import entry
from search.fitting import fit
from search.generations import targets
from search.index import has_todays_mapping, write_alias
from search.models import IndexClock

logger = logging.getLogger(__name__)

CHUNK: Final = 200
CHUNK_BYTES: Final = 8 * 1024 * 1024
BUSY: Final = frozenset({429, 502, 503, 504})


class EntryRefused(Exception):  # noqa: N818 -- what Elasticsearch did
    """Elasticsearch refused an entry that fits no mapping: a mistake in the portal."""


@dataclass(slots=True)
class Outcome:
    """What became of some writes.

    Attributes:
        lost: indexes that are targets of writes and do not exist.
        refused: reasons by key of entries that an index would not take.
        unfit: indexes of another mapping that would not take an entry.
    """

    lost: set[str] = field(default_factory=set)
    refused: dict[str, str] = field(default_factory=dict)
    unfit: set[str] = field(default_factory=set)


def index_keys(
    kind: Kind | None, keys: Sequence[UUID], use: Use, indexes: Sequence[str] | None = None
) -> Outcome:
    """Re-read works and write them as they are now, or delete what is not public any more.

    Idempotent, and safe in any order: the version of each write is a tick taken before the row
    was read, and an index that already holds a later one refuses it, which is a success.

    Args:
        kind: the kind the keys belong to; none when it is not registered any more.
        keys: translation keys of works.
        use: which client to write with.
        indexes: only these; by default every generation.

    Raises:
        EngineAway: when Elasticsearch is away; nothing, some or all may have been written.
    """
    outcome = Outcome()
    for start in range(0, len(keys), CHUNK):
        chunk = keys[start : start + CHUNK]
        tick = IndexClock.next_tick()
        names = targets() if indexes is None else indexes
        if not names:
            continue
        documents = [] if kind is None else list(kind.documents(chunk))
        entries = {document.key: entry(document) for document in documents}
        add_meaning(entries, documents)
        with engine(use) as client:
            if len(entries) < len(chunk):
                names = _existing(client, names, outcome)
            fitting = {key: fit(client, names, entries[key]) for key in entries}
            _write(client, _operations(chunk, fitting, names, tick), outcome)
    return outcome


def _existing(client: Elasticsearch, names: Sequence[str], outcome: Outcome) -> list[str]:
    """Return the indexes that exist; a deletion would create the others, alias or no alias."""
    aliases = ",".join(write_alias(name) for name in names)
    found = client.options(ignore_status=404).indices.get_alias(name=aliases).body
    outcome.lost |= {name for name in names if name not in found}
    return [name for name in names if name in found]


def _operations(
    keys: Sequence[UUID],
    entries: Mapping[UUID, Mapping[str, Mapping[str, Any]]],
    names: Sequence[str],
    tick: int,
) -> Iterator[dict[str, Any]]:
    for key in keys:
        for name in names:
            operation = {
                "_index": write_alias(name),
                "_id": str(key),
                "version": tick,
                "version_type": "external_gte",
            }
            if key in entries:
                yield {**operation, "_op_type": "index", "_source": entries[key][name]}
            else:
                yield {**operation, "_op_type": "delete"}


def _write(client: Elasticsearch, operations: Iterator[dict[str, Any]], outcome: Outcome) -> None:
    results = helpers.streaming_bulk(
        client,
        operations,
        chunk_size=CHUNK,
        max_chunk_bytes=CHUNK_BYTES,
        raise_on_error=False,
        require_alias=True,
    )
    for done, result in results:
        if done:
            continue
        answer = next(iter(result.values()))
        status, error = answer.get("status"), answer.get("error", {})
        if status == HTTPStatus.CONFLICT or (status == HTTPStatus.NOT_FOUND and not error):
            continue
        if status in BUSY:
            raise EngineAway(f"status {status}")
        if status == HTTPStatus.NOT_FOUND:
            outcome.lost.add(str(answer["_index"]))
        elif not has_todays_mapping(str(answer["_index"])):
            outcome.unfit.add(str(answer["_index"]))
        else:
            outcome.refused[str(answer["_id"])] = str(error.get("reason", error))


def report(outcome: Outcome) -> None:
    """Log what went wrong, and let the next reconcile mend what it can.

    Raises:
        EntryRefused: when entries were refused, so that the task is seen to have failed.
    """
    if outcome.lost:
        IndexClock.fall_behind()
        logger.warning("search indexes are gone", extra={"indexes": sorted(outcome.lost)})
    if outcome.unfit:
        # Nothing is wrong with the entry: the index is waiting to be built anew.
        logger.warning("search indexes need a rebuild", extra={"indexes": sorted(outcome.unfit)})
    if outcome.refused:
        key, reason = next(iter(outcome.refused.items()))
        raise EntryRefused(f"{len(outcome.refused)} entries refused, such as {key}: {reason}")
