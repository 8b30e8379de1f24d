"""Introductions: proposed by either side, opened by both, followed to their end."""

from typing import Final

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from activities.cooperation import life
from activities.cooperation.access import standing_of
from activities.cooperation.letters import write_to_side
from activities.cooperation.life import Actor, Kind, TooLateError
from activities.cooperation.models import (
    CONSENTED,
    LOOKING,
    Contact,
    Feedback,
    Introduction,
    Message,
    Offer,
    Request,
    Side,
)
from activities.cooperation.sealing import CONTACTS

Status = Introduction.Status
OPEN: Final = (Status.PROPOSED, Status.CONFIRMED, Status.UNDER_WAY)
#: The status of a request, by that of its introductions: the first that one of them has counts.
_FOLLOWS: Final = (
    (Status.UNDER_WAY, Request.Status.UNDER_WAY, Kind.BEGUN),
    (Status.CONFIRMED, Request.Status.CONFIRMED, Kind.CONFIRMED),
    (Status.PROPOSED, Request.Status.MATCHED, Kind.MATCHED),
    (Status.COMPLETED, Request.Status.COMPLETED, Kind.COMPLETED),
)


def sides_of(user: User, introduction: Introduction) -> list[Side]:
    """Return the sides of an introduction that a person acts for."""
    actors = life.actors_of(user, introduction)
    found = [Side.STATE] if Actor.STATE in actors else []
    return [*found, Side.PARTNER] if Actor.PARTNER in actors else found


@transaction.atomic
def propose(request: Request, offer: Offer, user: User, side: Side, note: str) -> Introduction:
    """Propose that a request and an offer come together; the other side is asked by a letter.

    Args:
        request: that still looks for partners.
        offer: that is public.
        user: a focal point of the State, or who acts for the body that offers and may see the
            request.
        side: as which of the two they do.
        note: what they want to say to the other side.

    Raises:
        TooLateError: one of the two is not to be had (any more) for this person, or they are
            being introduced already.
    """
    asks = life.locked(request)
    seen = Request.objects.visible_to(user).filter(pk=asks.pk).exists()
    had = Offer.objects.public().filter(pk=offer.pk).exists()
    who = standing_of(user)
    if side == Side.STATE:
        may = asks.state_id in who.states
    else:
        may = offer.organisation_id in who.organisations or offer.state_id in who.states
    if not (seen and had and may and asks.status in LOOKING):
        raise TooLateError
    try:
        with transaction.atomic():
            made = Introduction.objects.create(
                request=asks, offer=offer, proposed_by=side, note=note
            )
    except IntegrityError as error:
        raise TooLateError from error
    life.note(made, Kind.PROPOSED, user)
    follow(asks)
    write_to_side("proposed", made, other(side))
    return made


@transaction.atomic
def answer(introduction: Introduction, user: User, *, yes: bool, reason: str = "") -> None:
    """Confirm or decline, as the side that was asked.

    Raises:
        TooLateError: it was answered, or the person does not act for that side.
    """
    _hold_request(introduction)
    asked = other(Side(introduction.proposed_by))
    if asked not in sides_of(user, introduction):
        raise TooLateError
    if yes and not Offer.objects.public().filter(pk=introduction.offer_id).exists():
        raise TooLateError
    kind = Kind.CONFIRMED if yes else Kind.DECLINED
    held = life.move(introduction, kind, user, reason=reason)
    follow(held.request)
    write_to_side("confirmed" if yes else "declined", held, other(asked))


@transaction.atomic
def go_on(introduction: Introduction, kind: str, user: User) -> None:
    """Begin, complete or end what was confirmed.

    Args:
        introduction: that both have confirmed.
        kind: ``BEGUN``, ``COMPLETED`` or ``ENDED``.
        user: who acts for either side.

    Raises:
        TooLateError: somebody did so already, or it is too early.
    """
    _hold_request(introduction)
    held = life.move(introduction, kind, user)
    follow(held.request)
    for side in Side:
        if side not in sides_of(user, held):
            write_to_side("moved", held, side)


@transaction.atomic
def give_feedback(
    introduction: Introduction, user: User, side: Side, worth: int, text: str
) -> None:
    """Say how it went, once a side; when both have, the request is closed.

    Raises:
        TooLateError: it is not completed, or this side has said so.
    """
    _hold_request(introduction)
    if side not in sides_of(user, introduction):
        raise TooLateError
    if Feedback.objects.filter(introduction=introduction, side=side).exists():
        raise TooLateError
    held = life.move(introduction, Kind.FEEDBACK, user)
    Feedback.objects.create(introduction=held, side=side, worth=worth, text=text, author=user)
    follow(held.request)


@transaction.atomic
def write(introduction: Introduction, user: User, side: Side, language: str, text: str) -> Message:
    """Write to the other side, which gets a letter without what is written.

    Raises:
        TooLateError: the two have not both confirmed, or it has come to an end.
    """
    held = life.locked(introduction)
    if held.status not in CONSENTED or side not in sides_of(user, held):
        raise TooLateError
    made = Message.objects.create(
        introduction=held, side=side, author=user, language=language, text=text
    )
    write_to_side("message", held, other(side))
    return made


@transaction.atomic
def contact_of(introduction: Introduction, user: User) -> str:
    """Return the contact of the other side, on record; empty where it gave none.

    Raises:
        TooLateError: the two have not both confirmed, or it has come to an end.
        UnreadableError: no key opens it.
    """
    sides = sides_of(user, introduction)
    if not sides:
        raise TooLateError
    held = life.move(introduction, Kind.CONTACT_READ, user)
    asked = {"offer": held.offer_id} if sides[0] == Side.STATE else {"request": held.request_id}
    found = Contact.objects.filter(**asked).first()
    return CONTACTS.unseal(found.sealed) if found is not None else ""


def end_all(thing: Request | Offer) -> None:
    """End what is open of a request or an offer that is taken back, in its transaction."""
    for one in thing.introductions.filter(status__in=OPEN).order_by("pk"):
        _hold_request(one)
        held = life.move(one, Kind.ENDED, None)
        if isinstance(thing, Offer):
            follow(held.request)
            write_to_side("moved", held, Side.STATE)
        else:
            write_to_side("moved", held, Side.PARTNER)


def follow(request: Request) -> None:
    """Bring the status of a request up to date with its introductions, in their transaction."""
    held = life.locked(request)
    statuses = set(held.introductions.values_list("status", flat=True))
    target, kind = Request.Status.OPEN, Kind.UNMATCHED
    for has, becomes, as_kind in _FOLLOWS:
        if has in statuses:
            target, kind = becomes, as_kind
            break
    if target == Request.Status.COMPLETED and _all_said(held):
        target, kind = Request.Status.CLOSED, Kind.CLOSED
    if held.status in life.TOGETHER and held.status != target:
        life.move(held, kind, None)


def lapse(introduction: Introduction) -> None:
    """Let a proposal go that nobody answered in time, in the caller's transaction."""
    held = life.move(introduction, Kind.LAPSED, None)
    follow(held.request)
    write_to_side("lapsed", held, Side(held.proposed_by))


def other(side: Side) -> Side:
    """Return the other side."""
    return Side.PARTNER if side == Side.STATE else Side.STATE


def _all_said(request: Request) -> bool:
    done = request.introductions.filter(status=Status.COMPLETED)
    said = Feedback.objects.filter(introduction__in=done).count()
    return said == len(Side) * done.count()


def _hold_request(introduction: Introduction) -> None:
    """Lock the request first, as everybody does who locks both."""
    Request.objects.select_for_update(of=("self",)).get(pk=introduction.request_id)
