"""Differences between an index and the database."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal
from uuid import UUID

from elasticsearch import Elasticsearch, helpers

from portal.works.registry import Kind, kinds
from search.chunks import chunks
from search.entries import entry

CHUNK: Final = 200
SCAN: Final = 2000
Held = dict[UUID, tuple[str, str]]


@dataclass(slots=True)
class Drift:
    """Works of one kind that an index holds wrongly.

    Attributes:
        kind: name of the kind; a name that is not registered any more has extra works only.
        missing: public, not in the index.
        outdated: in both, not the same.
        extra: in the index, not public.
        wanted: the value each of them should have; empty for what should not be there.
    """

    kind: str
    missing: list[UUID] = field(default_factory=list)
    outdated: list[UUID] = field(default_factory=list)
    extra: list[UUID] = field(default_factory=list)
    wanted: dict[UUID, str] = field(default_factory=dict)

    @property
    def keys(self) -> list[UUID]:
        """Every work concerned."""
        return [*self.missing, *self.outdated, *self.extra]


def drift(
    client: Elasticsearch, index: str, by: Literal["stamp", "fingerprint"] = "stamp"
) -> list[Drift]:
    """Compare an index with the database.

    Args:
        client: a connection for reading.
        index: name of the index.
        by: ``stamp`` is one query a kind; ``fingerprint`` reads and compares everything.
    """
    client.indices.refresh(index=index)
    held = _held(client, index, by)
    found = []
    for kind in kinds():
        difference = Drift(kind.name)
        wanted = dict(kind.stamps() if by == "stamp" else _fingerprints(kind))
        for key, value in wanted.items():
            if key not in held:
                difference.missing.append(key)
            elif held.pop(key) != (kind.name, value):
                difference.outdated.append(key)
        # An entry whose kind is gone, or whose work is not public, is left over.
        difference.extra = [key for key, (name, _) in held.items() if name == kind.name]
        for key in difference.extra:
            del held[key]
        difference.wanted = {key: wanted.get(key, "") for key in difference.keys}
        found.append(difference)
    gone: dict[str, Drift] = {}
    for key, (name, _) in held.items():
        gone.setdefault(name, Drift(name)).extra.append(key)
    for difference in gone.values():
        difference.wanted = dict.fromkeys(difference.extra, "")
    return [difference for difference in (*found, *gone.values()) if difference.keys]


def _held(client: Elasticsearch, index: str, by: str) -> Held:
    hits = helpers.scan(
        client,
        index=index,
        query={"query": {"match_all": {}}, "_source": False, "docvalue_fields": ["kind", by]},
        size=SCAN,
    )
    return {
        UUID(hit["_id"]): (hit["fields"]["kind"][0], hit["fields"].get(by, [""])[0]) for hit in hits
    }


def _fingerprints(kind: Kind) -> Iterator[tuple[UUID, str]]:
    keys = (key for key, _ in kind.stamps())
    for chunk in chunks(keys, CHUNK):
        for document in kind.documents(chunk):
            yield document.key, entry(document)["fingerprint"]
