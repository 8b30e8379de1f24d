"""Whether search answers as it should."""

from typing import Literal

from elasticsearch import ApiError

from search.client import SEARCHES, EngineAway, engine
from search.index import alias


def state() -> Literal["ok", "degraded"]:
    """Return ``ok`` when Elasticsearch answers and holds a live index; never raises for it."""
    try:
        with engine(SEARCHES) as client:
            there = bool(client.indices.exists_alias(name=alias()))
    except (EngineAway, ApiError):
        return "degraded"
    return "ok" if there else "degraded"
