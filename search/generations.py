"""Generations of the index: made, written all, swapped atomically, given up."""

import logging
from datetime import timedelta
from typing import Final

from django.db import IntegrityError, transaction
from django.utils import timezone
from elasticsearch import Elasticsearch

from search.index import alias, definition, fingerprint, write_alias
from search.models import IndexGeneration

logger = logging.getLogger(__name__)

State = IndexGeneration.State
# A builder gives a sign of life after every chunk, so silence means that it is dead.
ABANDONED_AFTER: Final = timedelta(seconds=90)
RETIRED_KEPT: Final = 1


class RebuildRunning(Exception):  # noqa: N818 -- a state of the world, not a mistake
    """Another process is building a generation."""


def targets() -> list[str]:
    """Return the names of every index that must hold every change."""
    return list(IndexGeneration.objects.order_by("created").values_list("name", flat=True))


def live() -> IndexGeneration | None:
    """Return the generation that searches read."""
    return IndexGeneration.objects.filter(state=State.LIVE).first()


def begin(client: Elasticsearch) -> IndexGeneration:
    """Create an empty index and make it a target of writes, in this order.

    What is changed after this returns reaches the new index; what was changed before is there to
    be copied.

    Raises:
        RebuildRunning: when another generation is being built.
    """
    give_up_abandoned(client)
    moment = timezone.now()
    name = f"{alias()}-{moment:%Y%m%d%H%M%S%f}-{fingerprint()}"
    if IndexGeneration.objects.filter(state=State.BUILDING).exists():
        raise RebuildRunning
    client.indices.create(
        index=name, aliases={write_alias(name): {"is_write_index": True}}, **definition()
    )
    try:
        with transaction.atomic():
            return IndexGeneration.objects.create(
                name=name, state=State.BUILDING, fingerprint=fingerprint()
            )
    except IntegrityError as error:
        client.indices.delete(index=name)
        raise RebuildRunning from error


def still_building(generation: IndexGeneration) -> None:
    """Give a sign of life.

    Raises:
        RebuildRunning: when the generation was taken for abandoned and given up by another.
    """
    alive = IndexGeneration.objects.filter(pk=generation.pk, state=State.BUILDING)
    if not alive.update(heartbeat=timezone.now()):
        raise RebuildRunning


def abandon(generation: IndexGeneration) -> None:
    """Say that nobody builds a generation any more, so that the next builder need not wait."""
    IndexGeneration.objects.filter(pk=generation.pk, state=State.BUILDING).update(
        heartbeat=generation.created - ABANDONED_AFTER
    )


def promote(client: Elasticsearch, generation: IndexGeneration) -> None:
    """Make a complete generation the one that searches read, and retire the one before."""
    _point_alias(client, generation.name)
    with transaction.atomic():
        IndexGeneration.objects.filter(state=State.LIVE).exclude(pk=generation.pk).update(
            state=State.RETIRED
        )
        IndexGeneration.objects.filter(pk=generation.pk).update(state=State.LIVE)
    retired = IndexGeneration.objects.filter(state=State.RETIRED).order_by("-created")
    for old in retired[RETIRED_KEPT:]:
        discard(client, old)


def discard(client: Elasticsearch, generation: IndexGeneration) -> None:
    """Take an index from the targets of writes, then delete it by its name."""
    generation.delete()
    client.options(ignore_status=404).indices.delete(index=generation.name)


def give_up_abandoned(client: Elasticsearch) -> None:
    """Clear away what a builder left that died; finish it when only the last step was missing."""
    silent = IndexGeneration.objects.filter(
        state=State.BUILDING, heartbeat__lt=timezone.now() - ABANDONED_AFTER
    )
    for generation in silent:
        if generation.name in _holders(client):
            promote(client, generation)
        else:
            logger.warning("unfinished search index given up", extra={"index": generation.name})
            discard(client, generation)


def forget_lost(client: Elasticsearch) -> list[str]:
    """Forget generations whose index is gone; return their names.

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
    return [generation.name for generation in lost]


def point_alias_at_live(client: Elasticsearch) -> None:
    """Put the alias right when it does not name exactly the live generation."""
    generation = live()
    if generation is not None and _holders(client) != {generation.name}:
        _point_alias(client, generation.name)


def _holders(client: Elasticsearch) -> set[str]:
    found = client.options(ignore_status=404).indices.get_alias(name=alias())
    return set(found.body) if found.meta.status == 200 else set()  # noqa: PLR2004 -- HTTP's OK


def _point_alias(client: Elasticsearch, name: str) -> None:
    """Move the alias in one step: a search sees the old index or the new one, never neither."""
    others = sorted(_holders(client) - {name})
    client.indices.update_aliases(
        actions=[
            {"add": {"index": name, "alias": alias()}},
            *({"remove": {"index": other, "alias": alias()}} for other in others),
        ]
    )
