"""Shortlists of works: those with most of some tags, for rooms that rank by more than words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from search.client import SEARCHES, one_question
from search.index import alias

ENGINE_TIMEOUT: Final = "1500ms"


def shortlist(kind: str, groups: Sequence[Mapping[str, float]], length: int) -> list[UUID]:
    """Return the works of a kind with most of what is wanted, those with equally much by key.

    Whoever shows them reads them again from the database: an entry may be out of date.

    Args:
        kind: name of the kind of work.
        groups: worth by tag, ``name:code`` as facets of works are; of each group only the best tag
            that a work has counts.
        length: how many to return at most.

    Raises:
        EngineAway: when the engine does not answer, has no live index, or refuses the question.
    """
    with one_question(SEARCHES, "shortlist") as client:
        answer = client.search(index=alias(), **question(kind, groups, length))
    return [UUID(raw["_id"]) for raw in answer["hits"]["hits"]]


def question(kind: str, groups: Sequence[Mapping[str, float]], length: int) -> dict[str, Any]:
    """Return the search that makes a shortlist."""
    return {
        "query": {
            "bool": {
                "filter": [{"term": {"kind": kind}}],
                "should": [_best_of(group) for group in groups if group],
                "minimum_should_match": 1,
            }
        },
        "size": length,
        "source": False,
        "track_total_hits": False,
        "sort": ["_score", "key"],
        "timeout": ENGINE_TIMEOUT,
    }


def _best_of(group: Mapping[str, float]) -> dict[str, Any]:
    """Find any of the tags, worth what the best of them is."""
    tags: dict[float, list[str]] = defaultdict(list)
    for tag, worth in group.items():
        tags[worth].append(tag)
    return {
        "dis_max": {
            "queries": [
                {"constant_score": {"filter": {"terms": {"facets": found}}, "boost": worth}}
                for worth, found in tags.items()
            ]
        }
    }
