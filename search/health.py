"""Whether search answers as it should, and what is being done about its index."""

from collections.abc import Mapping
from typing import Literal

from django.db import DatabaseError
from elasticsearch import ApiError

from search.client import SEARCHES, EngineAway, engine
from search.generations import live, silent
from search.index import alias, fingerprint
from search.masters import has_master
from search.models import IndexGeneration


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


def rebuild() -> Mapping[str, str | int | None] | None:
    """Tell of a rebuild: that one is ``running``, has ``stopped`` half-way, or is ``needed``.

    With the works written, the works there will be, and the seconds that may take; nothing when
    there is nothing to tell, or no table yet to know it from. Costs two queries of the database.
    """
    try:
        return _rebuild()
    except DatabaseError:
        return None


def _rebuild() -> Mapping[str, str | int | None] | None:
    building = IndexGeneration.objects.filter(state=IndexGeneration.State.BUILDING).first()
    if building is not None:
        left = building.seconds_left
        stopped = silent() is not None
        return {
            "state": "stopped" if stopped else "running",
            "done": building.done,
            "total": building.total,
            "seconds_left": None if left is None or stopped else round(left),
        }
    current = live()
    if current is not None and current.fingerprint != fingerprint():
        return {"state": "needed"}
    return None
