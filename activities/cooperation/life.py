"""What leads where in the life of requests, offers and introductions: one table each.

``move`` is the only way from one status to another. It locks the row, looks whether the table
allows it to this person, and writes the record in the same transaction.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, TypeVar
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from activities.cooperation.access import standing_of
from activities.cooperation.models import CooperationEvent, Introduction, Offer, Request

Kind = CooperationEvent.Kind
Thing = Request | Offer | Introduction
ThingT = TypeVar("ThingT", bound=Thing)


class TooLateError(Exception):
    """Somebody decided or changed something meanwhile, or it is not this person's to decide."""


class Actor(Enum):
    """Who can move something."""

    STATE = "a focal point in office of the State that asks"
    AUTHOR = "a member of the body that wrote the request for the State"
    PARTNER = "who acts for the body that offers"
    SECRETARIAT = "who decides for the secretariat"
    PORTAL = "the portal itself"


@dataclass(frozen=True, slots=True)
class Move:
    """One way from a status to another.

    Attributes:
        sources: statuses it leads from.
        target: status it leads to; none where that stays as it is.
        by: who may.
    """

    sources: Collection[str]
    target: str | None
    by: frozenset[Actor]


_R, _O, _I = Request.Status, Offer.Status, Introduction.Status
_STATE: Final = frozenset({Actor.STATE})
_AUTHOR: Final = frozenset({Actor.AUTHOR})
_PARTNER: Final = frozenset({Actor.PARTNER})
_DESK: Final = frozenset({Actor.SECRETARIAT})
_PORTAL: Final = frozenset({Actor.PORTAL})
_SIDES: Final = _STATE | _PARTNER
#: Statuses of a request that its introductions decide about.
TOGETHER: Final = (_R.OPEN, _R.MATCHED, _R.CONFIRMED, _R.UNDER_WAY, _R.COMPLETED)

REQUEST: Final[Mapping[str, Move]] = {
    Kind.ASKED: Move((_R.DRAFT, _R.RETURNED), _R.ASKING, _AUTHOR),
    Kind.AGREED: Move((_R.ASKING,), _R.SUBMITTED, _STATE),
    Kind.REFUSED: Move((_R.ASKING,), _R.RETURNED, _STATE),
    Kind.SUBMITTED: Move((_R.DRAFT, _R.RETURNED), _R.SUBMITTED, _STATE),
    Kind.AUTHENTICATED: Move((_R.SUBMITTED,), _R.AUTHENTICATED, _DESK),
    Kind.RETURNED: Move((_R.SUBMITTED, _R.AUTHENTICATED), _R.RETURNED, _DESK),
    Kind.OPENED: Move((_R.AUTHENTICATED,), _R.OPEN, _DESK),
    # These follow from its introductions: see ``activities.cooperation.introducing.follow``.
    Kind.UNMATCHED: Move(TOGETHER, _R.OPEN, _PORTAL),
    Kind.MATCHED: Move(TOGETHER, _R.MATCHED, _PORTAL),
    Kind.CONFIRMED: Move(TOGETHER, _R.CONFIRMED, _PORTAL),
    Kind.BEGUN: Move(TOGETHER, _R.UNDER_WAY, _PORTAL),
    Kind.COMPLETED: Move(TOGETHER, _R.COMPLETED, _PORTAL),
    Kind.CLOSED: Move(TOGETHER, _R.CLOSED, _PORTAL),
    Kind.INVITED: Move((_R.OPEN, _R.MATCHED), None, _STATE),
    Kind.RESTRICTED: Move((_R.SUBMITTED, _R.AUTHENTICATED, *TOGETHER, _R.STALE), None, _STATE),
    Kind.REMINDED: Move((_R.SUBMITTED,), None, _PORTAL),
    Kind.QUESTIONED: Move((_R.OPEN,), None, _PORTAL),
    Kind.RENEWED: Move((_R.OPEN, _R.STALE), _R.OPEN, _STATE),
    Kind.WENT_STALE: Move((_R.OPEN,), _R.STALE, _PORTAL),
    Kind.ARCHIVED: Move((_R.STALE, _R.OPEN), _R.ARCHIVED, _PORTAL),
    Kind.WITHDRAWN: Move(
        [one for one in _R if one not in {_R.DRAFT, _R.WITHDRAWN}], _R.WITHDRAWN, _STATE | _DESK
    ),
}

OFFER: Final[Mapping[str, Move]] = {
    Kind.SUBMITTED: Move((_O.DRAFT, _O.RETURNED), _O.SUBMITTED, _PARTNER),
    Kind.RETURNED: Move((_O.SUBMITTED,), _O.RETURNED, _DESK),
    Kind.PUBLISHED: Move((_O.SUBMITTED,), _O.PUBLISHED, _DESK),
    Kind.REMINDED: Move((_O.SUBMITTED,), None, _PORTAL),
    Kind.QUESTIONED: Move((_O.PUBLISHED,), None, _PORTAL),
    Kind.RENEWED: Move((_O.PUBLISHED, _O.STALE), _O.PUBLISHED, _PARTNER),
    Kind.WENT_STALE: Move((_O.PUBLISHED,), _O.STALE, _PORTAL),
    Kind.ARCHIVED: Move((_O.STALE, _O.PUBLISHED), _O.ARCHIVED, _PORTAL),
    Kind.WITHDRAWN: Move(
        [one for one in _O if one not in {_O.DRAFT, _O.WITHDRAWN}], _O.WITHDRAWN, _PARTNER | _DESK
    ),
}

INTRODUCTION: Final[Mapping[str, Move]] = {
    Kind.CONFIRMED: Move((_I.PROPOSED,), _I.CONFIRMED, _SIDES),
    Kind.DECLINED: Move((_I.PROPOSED,), _I.DECLINED, _SIDES),
    Kind.REMINDED: Move((_I.PROPOSED,), None, _PORTAL),
    Kind.LAPSED: Move((_I.PROPOSED,), _I.LAPSED, _PORTAL),
    Kind.BEGUN: Move((_I.CONFIRMED,), _I.UNDER_WAY, _SIDES),
    Kind.COMPLETED: Move((_I.UNDER_WAY,), _I.COMPLETED, _SIDES),
    Kind.FEEDBACK: Move((_I.COMPLETED,), None, _SIDES),
    Kind.DRAFTED: Move((_I.CONFIRMED, _I.UNDER_WAY), None, _PARTNER),
    Kind.CONTACT_READ: Move((_I.CONFIRMED, _I.UNDER_WAY, _I.COMPLETED), None, _SIDES),
    Kind.ENDED: Move((_I.PROPOSED, _I.CONFIRMED, _I.UNDER_WAY), _I.ENDED, _SIDES | _PORTAL),
}

_TABLES: Final[Mapping[type, Mapping[str, Move]]] = {
    Request: REQUEST,
    Offer: OFFER,
    Introduction: INTRODUCTION,
}


def actors_of(user: User | None, thing: Thing) -> frozenset[Actor]:
    """Return as whom a person may move something now. The portal itself where there is nobody."""
    if user is None:
        return _PORTAL
    who = standing_of(user)
    asks, offers = _request_of(thing), _offer_of(thing)
    found = {Actor.SECRETARIAT} if who.is_secretariat else set()
    if asks is not None and asks.state_id in who.states:
        found.add(Actor.STATE)
    if asks is not None and asks.author_id in who.organisations:
        found.add(Actor.AUTHOR)
    if offers is not None and (
        offers.organisation_id in who.organisations or offers.state_id in who.states
    ):
        found.add(Actor.PARTNER)
    return frozenset(found)


def allows(thing: Thing, kind: str, actors: frozenset[Actor]) -> bool:
    """Whether the table lets some of these move something so now."""
    move = _TABLES[type(thing)].get(kind)
    return move is not None and thing.status in move.sources and bool(move.by & actors)


@transaction.atomic
def move(
    thing: ThingT, kind: str, user: User | None, *, reason: str = "", version: str = ""
) -> ThingT:
    """Move something on, with its entry in the record.

    Args:
        thing: what is moved; read again and locked.
        kind: what happens, a key of its table.
        user: who does it; nobody where the portal itself does.
        reason: what they wrote.
        version: what was looked at, of a request or an offer; not compared where it is empty.

    Returns:
        It as it is now.

    Raises:
        TooLateError: the table does not allow it, or it is another version by now.
    """
    held = locked(thing)
    allowed = allows(held, kind, actors_of(user, held))
    if not allowed or (version and version != str(getattr(held, "version", ""))):
        raise TooLateError
    target = _TABLES[type(held)][kind].target
    now = timezone.now()
    if target is not None and target != held.status:
        held.status, held.status_since, held.reminders = target, now, 0
        held.reason = reason
    if kind == Kind.RENEWED and not isinstance(held, Introduction):
        held.renewed_at, held.asked_at = now, None
    held.save()
    note(held, kind, user, reason)
    return held


def locked(thing: ThingT) -> ThingT:
    """Return something as it is stored now, kept from others until the transaction ends."""
    rows: Any = type(thing)._default_manager.select_for_update(of=("self",))  # noqa: SLF001 -- Django's public name
    held: ThingT = rows.get(pk=thing.pk)
    return held


def note(
    thing: Thing,
    kind: str,
    user: User | None,
    reason: str = "",
    practice: UUID | None = None,
) -> CooperationEvent:
    """Add an entry to the record; about the good practice whose provider is asked for an offer."""
    return CooperationEvent.objects.create(
        request=thing if isinstance(thing, Request) else None,
        offer=thing if isinstance(thing, Offer) else None,
        introduction=thing if isinstance(thing, Introduction) else None,
        kind=kind,
        status=thing.status,
        version=None if isinstance(thing, Introduction) else thing.version,
        reason=reason,
        practice_key=practice,
        user=user,
    )


def _request_of(thing: Thing) -> Request | None:
    return thing.request if isinstance(thing, Introduction) else _only(thing, Request)


def _offer_of(thing: Thing) -> Offer | None:
    return thing.offer if isinstance(thing, Introduction) else _only(thing, Offer)


def _only(thing: Thing, model: type[ThingT]) -> ThingT | None:
    return thing if isinstance(thing, model) else None
