"""An index of some works that is gone afterwards."""

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.conf import settings
from elasticsearch import helpers

from portal.works.documents import WorkDocument
from search.client import WRITES, engine
from search.embeddings import add_meaning
from search.entries import entry
from search.index import definition

CHUNK: Final = 500
CHUNK_BYTES: Final = 8 * 1024 * 1024


@contextmanager
def throwaway_index(works: Iterable[WorkDocument]) -> Iterator[str]:
    """Load works into an index of the production mapping; delete it however it ends.

    Yields:
        The name of the index.

    Raises:
        EngineAway: when Elasticsearch is away.
    """
    name = f"{settings.SEARCH_INDEX_PREFIX}-evaluation-{os.getpid()}-{secrets.token_hex(4)}"
    with engine(WRITES) as client:
        client.indices.create(index=name, **_definition())
    try:
        with engine(WRITES) as client:
            operations = (
                {"_index": name, "_id": str(work.key), "_source": _entry(work)} for work in works
            )
            helpers.bulk(client, operations, chunk_size=CHUNK, max_chunk_bytes=CHUNK_BYTES)
            client.indices.refresh(index=name)
        yield name
    finally:
        with engine(WRITES) as client:
            client.options(ignore_status=404).indices.delete(index=name)


def _entry(work: WorkDocument) -> dict[str, Any]:
    found = entry(work)
    add_meaning({work.key: found}, [work])
    return found


def _definition() -> dict[str, Any]:
    found = definition()
    # One shard, so that the weight of a word is that of the whole; no copies; no searches yet.
    found["settings"] |= {
        "number_of_shards": 1,
        "number_of_replicas": 0,
        "auto_expand_replicas": False,
        "refresh_interval": "-1",
    }
    return found
