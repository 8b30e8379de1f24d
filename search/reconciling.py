"""Finding and mending what changes did not reach; everything else heals through this."""

import logging
from collections.abc import Callable
from uuid import UUID

from django.utils import timezone

from search import generations
from search.client import WRITES, engine
from search.comparing import drift
from search.index import fingerprint
from search.leftovers import clear_away
from search.models import IndexClock, IndexGeneration
from search.rebuilding import mend, rebuild

logger = logging.getLogger(__name__)


def reconcile(say: Callable[[str], None] = lambda _line: None) -> int:
    """Bring every generation in line with the database; return how many works were mended.

    Forgets indexes that are gone, puts the alias right, builds the first generation when there
    is none, and finishes or clears away what dead rebuilds left. A live generation of another
    mapping goes on as well as it can; that is said, and left to whoever runs the portal.

    Raises:
        EngineAway: when Elasticsearch is away; the indexes stay known to be behind.
        RebuildRunning: when the first generation is being built by another process.
    """
    # Taken back before anything is read: what fails from now on sets it again.
    IndexClock.change(behind=False)
    try:
        mended = _reconcile(say)
    except BaseException:
        IndexClock.change(behind=True)
        raise
    IndexClock.change(reconciled=timezone.now())
    return mended


def _reconcile(say: Callable[[str], None]) -> int:
    with engine(WRITES) as client:
        for line in clear_away(client):
            say(line)
        generations.point_alias_at_live(client)
    live = generations.live()
    if live is None:
        rebuild(say)
        return 0
    if live.fingerprint != fingerprint():
        logger.warning(
            "search index has another mapping: search_rebuild", extra={"index": live.name}
        )
    mended = set[UUID]()
    complete = IndexGeneration.objects.exclude(state=IndexGeneration.State.BUILDING)
    for generation in complete:
        with engine(WRITES) as client:
            differences = drift(client, generation.name)
        for difference in differences:
            mend(difference, [generation.name])
            mended.update(difference.keys)
            say(f"{generation.name}: {len(difference.keys)} of kind {difference.kind} mended")
    return len(mended)
