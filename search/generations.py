"""Generations of the index: made or taken over, written all, swapped atomically, given up."""

from datetime import timedelta
from typing import Final
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from elasticsearch import Elasticsearch

from search.index import OWNER, alias, definition, fingerprint, new_name, write_alias
from search.models import IndexClock, IndexGeneration

State = IndexGeneration.State
# A builder gives a sign of life after every chunk, so silence means that it is dead.
ABANDONED_AFTER: Final = timedelta(seconds=90)
RETIRED_KEPT: Final = 1


class RebuildRunning(Exception):  # noqa: N818 -- a state of the world, not a mistake
    """Another process is building a generation."""


class NothingBefore(Exception):  # noqa: N818 -- a state of the world, not a mistake
    """There is no earlier generation to go back to."""


def targets() -> list[str]:
    """Return the names of every index that must hold every change."""
    return list(IndexGeneration.objects.order_by("created").values_list("name", flat=True))


def live() -> IndexGeneration | None:
    """Return the generation that searches read."""
    return IndexGeneration.objects.filter(state=State.LIVE).first()


def silent() -> IndexGeneration | None:
    """Return the generation whose builder gives no sign of life any more."""
    return IndexGeneration.objects.filter(
        state=State.BUILDING, heartbeat__lt=timezone.now() - ABANDONED_AFTER
    ).first()


def begin(client: Elasticsearch) -> IndexGeneration:
    """Take over what another builder left, or create an empty index and make it a target of writes.

    What is changed after this returns reaches the index; what was changed before is there to
    be copied.

    Raises:
        RebuildRunning: when another generation is being built.
    """
    left = silent()
    if left is not None and left.fingerprint == fingerprint():
        return _taken_over(left)
    if IndexGeneration.objects.filter(state=State.BUILDING).exists():
        raise RebuildRunning
    name = new_name(timezone.now())
    described = definition()
    # Should this process end before the row is there, the index is known by this mark.
    described["mappings"]["_meta"] = {OWNER: str(IndexClock.current().owner)}
    client.indices.create(
        index=name, aliases={write_alias(name): {"is_write_index": True}}, **described
    )
    try:
        with transaction.atomic():
            return IndexGeneration.objects.create(
                name=name, state=State.BUILDING, fingerprint=fingerprint()
            )
    except IntegrityError as error:
        client.indices.delete(index=name)
        raise RebuildRunning from error


def _taken_over(left: IndexGeneration) -> IndexGeneration:
    """Become the builder of a generation, unless another was quicker."""
    own = uuid4()
    moment = timezone.now()
    if not _built_by(left).update(builder=own, began=moment, heartbeat=moment):
        raise RebuildRunning
    return IndexGeneration.objects.get(pk=left.pk)


def still_building(generation: IndexGeneration, **progress: int) -> None:
    """Give a sign of life, and tell how far it is.

    Raises:
        RebuildRunning: when the generation was taken over or given up by another.
    """
    if not _built_by(generation).update(heartbeat=timezone.now(), **progress):
        raise RebuildRunning


def abandon(generation: IndexGeneration) -> None:
    """Say that nobody builds a generation any more, so that the next builder need not wait."""
    _built_by(generation).update(heartbeat=generation.created - ABANDONED_AFTER)


def _built_by(generation: IndexGeneration) -> QuerySet[IndexGeneration]:
    """Return the generation, while it is being built by the one who built it when it was read."""
    return IndexGeneration.objects.filter(
        pk=generation.pk, state=State.BUILDING, builder=generation.builder
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


def roll_back(client: Elasticsearch) -> IndexGeneration:
    """Let searches read the generation before again, at once: it has been written all the time.

    Raises:
        NothingBefore: when there is none.
        RebuildRunning: when one is being built, whose end would undo this.
    """
    if IndexGeneration.objects.filter(state=State.BUILDING).exists() and silent() is None:
        raise RebuildRunning
    before = IndexGeneration.objects.filter(state=State.RETIRED).order_by("-created").first()
    if before is None or not client.indices.exists_alias(name=write_alias(before.name)):
        raise NothingBefore
    promote(client, before)
    return before


def point_alias_at_live(client: Elasticsearch) -> None:
    """Put the alias right when it does not name exactly the live generation."""
    generation = live()
    if generation is not None and holders(client) != {generation.name}:
        _point_alias(client, generation.name)


def holders(client: Elasticsearch) -> set[str]:
    """Return the names of the indexes that searches read."""
    found = client.options(ignore_status=404).indices.get_alias(name=alias())
    return set(found.body) if found.meta.status == 200 else set()  # noqa: PLR2004 -- HTTP's OK


def _point_alias(client: Elasticsearch, name: str) -> None:
    """Move the alias in one step: a search sees the old index or the new one, never neither."""
    others = sorted(holders(client) - {name})
    client.indices.update_aliases(
        actions=[
            {"add": {"index": name, "alias": alias()}},
            *({"remove": {"index": other, "alias": alias()}} for other in others),
        ]
    )
