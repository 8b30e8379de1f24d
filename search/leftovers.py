"""What dead builders, failed deletions and lost nodes leave behind."""

import logging
from datetime import timedelta
from typing import Final

from django.utils import timezone
from elasticsearch import Elasticsearch

from search.generations import discard, holders, promote, silent, targets
from search.index import OWNER, alias, fingerprint, made_at, write_alias
from search.models import IndexClock, IndexGeneration

logger = logging.getLogger(__name__)

# What was built is not thrown away as long as somebody may go on with it.
RESUMABLE_FOR: Final = timedelta(days=1)
# Between the making of an index and its row lie moments.
ROW_FOLLOWS_WITHIN: Final = timedelta(minutes=10)


def clear_away(client: Elasticsearch) -> list[str]:
    """Forget what is lost, finish or delete what nobody goes on with; return a line for each."""
    return [*_forget_lost(client), *_settle_silent(client), *_delete_orphans(client)]


def _forget_lost(client: Elasticsearch) -> list[str]:
    """Forget generations whose index is gone.

    Searches would read nothing and writes would fail for ever. An index that its builder has
    created is registered only afterwards, so a registered one that is missing is lost.
    """
    lost = [
        generation
        for generation in IndexGeneration.objects.all()
        if not client.indices.exists_alias(name=write_alias(generation.name))
    ]
    for generation in lost:
        logger.warning("search index is gone", extra={"index": generation.name})
        generation.delete()
    return [f"{generation.name}: gone, forgotten" for generation in lost]


def _settle_silent(client: Elasticsearch) -> list[str]:
    """Finish a generation whose builder died before the last step; delete one that is of no use."""
    generation = silent()
    if generation is None:
        return []
    if generation.name in holders(client):
        promote(client, generation)
        return [f"{generation.name}: finished"]
    is_young = timezone.now() - generation.created < RESUMABLE_FOR
    if is_young and generation.fingerprint == fingerprint():
        return []
    logger.warning("unfinished search index given up", extra={"index": generation.name})
    discard(client, generation)
    return [f"{generation.name}: unfinished, deleted"]


def _delete_orphans(client: Elasticsearch) -> list[str]:
    """Delete indexes of this database without a row: nobody writes them, nobody would ever.

    Each by its full name, and only with the mark of this database, so that nothing of another
    portal that was given the same prefix by mistake is touched.
    """
    mark = str(IndexClock.current().owner)
    found = client.indices.get(index=f"{alias()}-*", features="aliases,mappings").body
    known = set(targets())
    orphans = [
        name
        for name, described in found.items()
        if name not in known
        and described["mappings"].get("_meta", {}).get(OWNER) == mark
        and alias() not in described["aliases"]
        and (made := made_at(name)) is not None
        and timezone.now() - made > ROW_FOLLOWS_WITHIN
    ]
    for name in orphans:
        logger.warning("search index of nobody deleted", extra={"index": name})
        client.options(ignore_status=404).indices.delete(index=name)
    return [f"{name}: of nobody, deleted" for name in orphans]
