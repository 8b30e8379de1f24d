"""Tasks of the search room; the table of tasks is its outbox."""

import logging
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone
from django_tasks import task

from portal.works.registry import kind_named
from search.client import WRITES, EngineAway
from search.generations import RebuildRunning, live
from search.indexing import index_keys, report
from search.models import IndexClock
from search.reconciling import reconcile

logger = logging.getLogger(__name__)

RECONCILE_EVERY: Final = timedelta(seconds=120)


@task()
def index_works(kind: str, keys: list[str]) -> bool:
    """Bring works up to date in every generation of the index; tell whether it could be done.

    When Elasticsearch is away nothing is lost: the next reconcile finds the difference.
    """
    known = kind_named(kind)
    if known is None:
        return False
    try:
        report(index_keys(known, [UUID(key) for key in keys], WRITES))
    except EngineAway as away:
        IndexClock.fall_behind()
        context = {"kind": kind, "count": len(keys), "why": str(away)}
        logger.warning("works not indexed", extra=context)
        return False
    return True


@task()
def reconcile_when_due() -> bool:
    """Mend what the indexes lag behind in: at once when it is known, else every two minutes.

    Returns whether everything is in order; builds the first index when there is none.
    """
    clock = IndexClock.current()
    waited = clock.reconciled is None or timezone.now() - clock.reconciled >= RECONCILE_EVERY
    if not (clock.behind or waited or live() is None):
        return True
    try:
        reconcile()
    except EngineAway as away:
        logger.warning("search indexes not reconciled", extra={"why": str(away)})
        return False
    except RebuildRunning:
        return False
    return True
