"""What time does to requests, offers and introductions: reminders, staleness, the archive.

Each row is handled in a transaction of its own that looks again, with the row locked, whether it
is still due. The mark that it was done, the entry in the record and the letters stand in that same
transaction: run twice, or killed in the middle, nothing is done a second time and nothing left out.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django_tasks import task

from activities.cooperation import life
from activities.cooperation.introducing import lapse, other
from activities.cooperation.letters import (
    author_side,
    partner_side,
    state_side,
    write_about,
    write_to_secretariat,
    write_to_side,
)
from activities.cooperation.life import Kind
from activities.cooperation.models import Introduction, Offer, Request, Side

HOUR: Final = 3600
#: The secretariat answers within this time, and is reminded when it has passed.
SECRETARIAT: Final = timedelta(days=14)
#: The other side of a proposal is reminded after the first, and answers within the second.
PARTNER_REMINDED: Final = timedelta(days=45)
PARTNER: Final = timedelta(days=60)
#: After this time without a word an owner is asked whether it still holds,
FRESH: Final = timedelta(days=365)
#: has this long to answer before it is not shown any more,
ANSWER: Final = timedelta(days=30)
#: and it is put away after this.
KEPT: Final = timedelta(days=730)


@task()
def look_at_the_clock() -> int:
    """Do what is due now; return how many things were done."""
    return run(timezone.now())


def run(now: datetime) -> int:
    """Do what is due at a moment; return how many things were done."""
    done = 0
    for rows, act in due(now):
        for pk in rows.order_by("pk").values_list("pk", flat=True):
            done += _once(rows, pk, act, now)
    return done


def due(now: datetime) -> list[tuple[Any, Callable[[Any, datetime], None]]]:
    """Return what is due at a moment, with what is to be done about it, in this order."""
    waits = Q(reminders=0, status_since__lte=now - SECRETARIAT)
    asked = Q(asked_at__gte=F("renewed_at"))
    old, asked_long = Q(renewed_at__lte=now - FRESH), Q(asked_at__lte=now - ANSWER)
    archived = Q(renewed_at__lte=now - KEPT) & asked_long
    shown: dict[Any, str] = {Request: Request.Status.OPEN, Offer: Offer.Status.PUBLISHED}
    found: list[tuple[Any, Callable[[Any, datetime], None]]] = []
    for model, status in shown.items():
        rows: Any = model._default_manager  # noqa: SLF001 -- Django's public name
        stale = rows.filter(status=model.Status.STALE)
        found += [
            (rows.filter(waits, status=model.Status.SUBMITTED), _remind_secretariat),
            (rows.filter(old, status=status).exclude(asked), _ask),
            (rows.filter(old & asked & asked_long, status=status), _go_stale),
            (stale.filter(archived), _archive),
        ]
    proposed = Introduction.objects.filter(status=Introduction.Status.PROPOSED)
    return [
        *found,
        (
            proposed.filter(reminders=0, status_since__lte=now - PARTNER_REMINDED).filter(
                status_since__gt=now - PARTNER
            ),
            _remind_side,
        ),
        (proposed.filter(status_since__lte=now - PARTNER), _lapse),
    ]


@transaction.atomic
def _once(rows: Any, pk: int, act: Callable[[Any, datetime], None], now: datetime) -> int:
    """Do something to a row that is still due; one that somebody else has seen to is left."""
    if rows.model is Introduction:
        # Locked in the order in which everybody does who locks both.
        held = Introduction.objects.filter(pk=pk).values("request")
        list(Request.objects.select_for_update(of=("self",)).filter(pk__in=held))
    row = rows.select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        return 0
    act(row, now)
    return 1


def _remind_secretariat(row: Any, _now: datetime) -> None:
    row.reminders += 1
    row.save(update_fields=["reminders"])
    life.move(row, Kind.REMINDED, None)
    write_to_secretariat(row, "overdue")


def _remind_side(row: Introduction, _now: datetime) -> None:
    row.reminders += 1
    row.save(update_fields=["reminders"])
    life.move(row, Kind.REMINDED, None)
    write_to_side("reminder", row, other(Side(row.proposed_by)))


def _ask(row: Any, now: datetime) -> None:
    row.asked_at = now
    row.save(update_fields=["asked_at"])
    life.move(row, Kind.QUESTIONED, None)
    write_about("current", row, _owners(row))


def _go_stale(row: Any, _now: datetime) -> None:
    life.move(row, Kind.WENT_STALE, None)
    write_about("stale", row, _owners(row))


def _archive(row: Any, _now: datetime) -> None:
    life.move(row, Kind.ARCHIVED, None)
    write_about("archived", row, _owners(row))


def _lapse(row: Introduction, _now: datetime) -> None:
    lapse(row)


def _owners(row: Any) -> Any:
    if isinstance(row, Offer):
        return partner_side(row)
    return state_side(row) + author_side(row)
