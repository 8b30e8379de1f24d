"""Whether search answers as it should."""

from typing import Literal

from elasticsearch import ApiError

from search.client import SEARCHES, EngineAway, engine
from search.index import alias
from search.masters import has_master


def state() -> Literal["ok", "degraded"]:
    """Return ``ok`` when Elasticsearch answers, holds a live index and can change it.

    Never raises for it.
    """
    try:
        with engine(SEARCHES) as client:
            is_well = bool(client.indices.exists_alias(name=alias())) and has_master(client)
    except (EngineAway, ApiError):
        return "degraded"
    return "ok" if is_well else "degraded"
