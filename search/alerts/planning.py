"""Planning: what became visible since, for each alert that is due, as letters yet to be sent.

Everything about an alert changes in one transaction: its letter, the works in it, and how far it
has been looked at. A run that dies plans all of it or nothing, and the next run goes on.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final
from uuid import UUID

from django.db import transaction

from portal.languages import DEFAULT, Language, language_of
from portal.works.registry import cards_for
from search.alerts.appearances import Look, look, miss
from search.alerts.finding import find, settle
from search.alerts.models import PERIODS, Alert, Announcement, Appearance, Letter
from search.alerts.stored import read
from search.chunks import chunks
from search.forms import SearchRequest

logger = logging.getLogger(__name__)

#: Alerts planned in one transaction.
CHUNK: Final = 200
Find = Callable[[SearchRequest, Language, Collection[UUID]], set[UUID]]
Settle = Callable[[Look, Collection[UUID]], None]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work that became visible since some alert was looked at."""

    key: UUID
    first: int
    latest: int


@dataclass(frozen=True, slots=True)
class Plan:
    """An alert as it was read, and the works found for it."""

    alert: Alert
    keys: tuple[UUID, ...]


def plan(now: datetime, *, find: Find = find, settle: Settle = settle) -> int:
    """Plan the letters of all alerts that are due; return how many letters.

    Equal searches are asked once. The number of database queries is constant for each ``CHUNK``
    alerts, apart from those of reading each different search.

    Args:
        now: the time of the run.
        find: asks which of some works a search finds.
        settle: makes sure that they can be found.

    Raises:
        EngineAway: when the engine is away; what was not planned stays due.
    """
    seen = look()
    due = list(Alert.objects.filter(confirmed__isnull=False, due__lte=now).order_by("digest", "pk"))
    if not due:
        return 0
    candidates = _candidates(min(alert.cursor for alert in due), seen)
    settle(seen, [one.key for one in candidates])
    plans = list(_plans(due, candidates, find))
    # Before anything is written, so that what slipped away is asked about once it is back.
    _unsettle(seen, candidates)
    return sum(_write(chunk, seen.tick, now) for chunk in chunks(plans, CHUNK))


def _candidates(cursor: int, seen: Look) -> list[Candidate]:
    rows = Appearance.objects.filter(latest__gt=cursor, latest__lte=seen.tick)
    return [
        Candidate(*row)
        for row in rows.order_by("latest", "key").values_list("key", "first", "latest")
        if row[0] in seen.works
    ]


def _plans(due: Sequence[Alert], candidates: Sequence[Candidate], find: Find) -> Iterator[Plan]:
    for _digest, group in groupby(due, key=lambda alert: alert.digest):
        alerts = list(group)
        cursor = min(alert.cursor for alert in alerts)
        new = [one for one in candidates if one.latest > cursor]
        found = _found(alerts[0], [one.key for one in new], find)
        for alert in alerts:
            yield Plan(
                alert,
                tuple(
                    one.key
                    for one in new
                    if one.key in found and one.latest > alert.cursor and one.first > alert.baseline
                ),
            )


def _found(alert: Alert, keys: Sequence[UUID], find: Find) -> set[UUID]:
    if not keys:
        return set()
    reader = language_of(alert.language)
    wanted = read(alert.query, reader)
    if wanted is None:
        logger.info("a search means nothing any more", extra={"alert": str(alert.pk)})
        return set()
    return find(wanted, reader, keys)


def _unsettle(seen: Look, candidates: Sequence[Candidate]) -> None:
    """Note works that are gone, or were changed while the engine was asked about them."""
    for chunk in chunks([one.key for one in candidates], CHUNK):
        cards = cards_for(chunk, DEFAULT)
        miss(key for key in chunk if key not in cards or cards[key].stamp != seen.works[key][1])


@transaction.atomic
def _write(plans: Sequence[Plan], tick: int, now: datetime) -> int:
    """Plan the letters of some alerts, but those that another worker was quicker with."""
    cursors = {one.alert.pk: one.alert.cursor for one in plans}
    locked = Alert.objects.select_for_update().filter(pk__in=cursors, due__lte=now)
    current = {alert.pk: alert for alert in locked if alert.cursor == cursors[alert.pk]}
    known = _announced([one for one in plans if one.keys and one.alert.pk in current])
    letters: list[Letter] = []
    announcements: list[Announcement] = []
    for one in plans:
        keys = [key for key in one.keys if key not in known[one.alert.pk]]
        if one.alert.pk not in current or not keys:
            continue
        letter = Letter(alert=one.alert, planned=now)
        letters.append(letter)
        announcements += [Announcement(alert=one.alert, letter=letter, key=key) for key in keys]
    Letter.objects.bulk_create(letters)
    Announcement.objects.bulk_create(announcements, batch_size=CHUNK)
    for frequency, period in PERIODS.items():
        mine = [alert.pk for alert in current.values() if alert.frequency == frequency]
        Alert.objects.filter(pk__in=mine).update(cursor=tick, due=now + period)
    return len(letters)


def _announced(plans: Sequence[Plan]) -> Mapping[UUID, set[UUID]]:
    """Return the works that alerts have announced already, of those found now."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    keys = {key for one in plans for key in one.keys}
    mine = Announcement.objects.filter(alert__in=[one.alert.pk for one in plans])
    for part in chunks(keys, CHUNK):
        for alert, key in mine.filter(key__in=part).values_list("alert_id", "key"):
            found[alert].add(key)
    return found
