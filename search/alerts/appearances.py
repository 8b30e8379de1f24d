"""What became visible since: looks at all public works, one after the other."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import models, transaction

from portal.works.registry import kinds
from search.alerts.models import Appearance, AppearanceClock
from search.chunks import chunks

CHUNK: Final = 500


@dataclass(frozen=True, slots=True)
class Look:
    """One look.

    Attributes:
        tick: its number.
        works: name of the kind and stamp of each public work by key.
    """

    tick: int
    works: Mapping[UUID, tuple[str, str]]


@transaction.atomic
def look() -> Look:
    """Note which works are visible now, that were not at the last look; one query a kind.

    The lock on the clock's row makes looks follow each other, so that every tick stands for one
    state of the public works.
    """
    AppearanceClock.objects.get_or_create(pk=AppearanceClock.ROW)
    clock = AppearanceClock.objects.select_for_update().get(pk=AppearanceClock.ROW)
    clock.tick += 1
    clock.save(update_fields=["tick"])
    works = {key: (kind.name, stamp) for kind in kinds() for key, stamp in kind.stamps()}
    known = dict(Appearance.objects.values_list("key", "is_public"))
    Appearance.objects.bulk_create(
        (
            Appearance(key=key, first=clock.tick, latest=clock.tick)
            for key in works
            if key not in known
        ),
        batch_size=CHUNK,
    )
    back = (key for key, is_public in known.items() if not is_public and key in works)
    for rows in _in_chunks(back):
        rows.update(is_public=True, latest=clock.tick)
    miss(key for key, is_public in known.items() if is_public and key not in works)
    return Look(clock.tick, works)


def miss(keys: Iterable[UUID]) -> None:
    """Note that works were not there when they were wanted: once they are back, that counts."""
    for rows in _in_chunks(keys):
        rows.update(is_public=False)


def _in_chunks(keys: Iterable[UUID]) -> Iterator[models.QuerySet[Appearance]]:
    for chunk in chunks(keys, CHUNK):
        yield Appearance.objects.filter(key__in=chunk)
