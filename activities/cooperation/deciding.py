"""What becomes of requests and offers: each on record, and told to whom it concerns."""

from typing import TypeVar

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from activities.cooperation import life
from activities.cooperation.introducing import end_all
from activities.cooperation.letters import (
    author_side,
    partner_side,
    state_side,
    write_about,
    write_to_secretariat,
)
from activities.cooperation.life import Kind
from activities.cooperation.models import Offer, Request
from portal.letters.letters import Recipient

ThingT = TypeVar("ThingT", Request, Offer)


def missing(thing: Request | Offer) -> list[str]:
    """Return what a request or an offer lacks to be sent, in words."""
    lacks = []
    if not thing.texts.filter(is_original=True).exists():
        lacks.append(_("Say what it is about, in at least one language."))
    if not thing.kinds.exists():
        lacks.append(_("Choose at least one kind of assistance."))
    if isinstance(thing, Request):
        if not thing.recommendations.exists():
            lacks.append(_("Choose at least one supported recommendation that it is about."))
    elif not thing.themes.exists():
        lacks.append(_("Choose at least one theme."))
    if not thing.languages:
        lacks.append(_("Choose at least one language of work."))
    return lacks


@transaction.atomic
def send_request(request: Request, user: User, version: str) -> Request:
    """Send a request: a focal point to the secretariat, others to the focal points first.

    Raises:
        ValidationError: what it lacks.
        TooLateError: it was changed since ``version``, or is not open to change any more.
    """
    if lacks := missing(request):
        raise ValidationError(lacks)
    actors = life.actors_of(user, request)
    if life.Actor.STATE in actors:
        held = _sent(life.move(request, Kind.SUBMITTED, user, version=version), user)
        if held.author_id is not None:
            # What another body wrote and the State itself sends, it agrees to.
            held.agreed_at = timezone.now()
            held.save(update_fields=["agreed_at"])
        write_to_secretariat(held)
        write_about("received", held, author_side(held))
    else:
        held = _sent(life.move(request, Kind.ASKED, user, version=version), user)
        # What was agreed to before is not what is asked about now.
        held.agreed_at = None
        held.save(update_fields=["agreed_at"])
        write_about("asked", held, state_side(held))
    return held


@transaction.atomic
def agree(request: Request, user: User, version: str) -> Request:
    """Have the State agree to what another body of it has written; it goes to the secretariat.

    Raises:
        TooLateError: it is another version by now, or was answered.
    """
    held = life.move(request, Kind.AGREED, user, version=version)
    held.agreed_at = timezone.now()
    held.save(update_fields=["agreed_at"])
    write_to_secretariat(held)
    write_about("agreed", held, author_side(held))
    return held


@transaction.atomic
def refuse(request: Request, user: User, version: str, reason: str) -> Request:
    """Have the State send back what another body of it has written.

    Raises:
        TooLateError: as ``agree`` does.
    """
    held = life.move(request, Kind.REFUSED, user, reason=reason, version=version)
    write_about("returned", held, author_side(held))
    return held


@transaction.atomic
def authenticate(request: Request, user: User, version: str) -> Request:
    """Note that a request really comes from its State.

    Raises:
        TooLateError: it is another version by now, or was decided.
    """
    return life.move(request, Kind.AUTHENTICATED, user, version=version)


@transaction.atomic
def open_up(request: Request, user: User, version: str) -> Request:
    """Show a request to those its State chose.

    Raises:
        TooLateError: as ``authenticate`` does.
    """
    held = life.move(request, Kind.OPENED, user, version=version)
    held.renewed_at = timezone.now()
    held.save(update_fields=["renewed_at"])
    write_about("opened", held, state_side(held) + author_side(held))
    return held


@transaction.atomic
def send_offer(offer: Offer, user: User, version: str) -> Offer:
    """Send an offer to the secretariat.

    Raises:
        ValidationError: what it lacks.
        TooLateError: it was changed since ``version``, or is not open to change any more.
    """
    if lacks := missing(offer):
        raise ValidationError(lacks)
    held = _sent(life.move(offer, Kind.SUBMITTED, user, version=version), user)
    write_to_secretariat(held)
    write_about("received", held, partner_side(held))
    return held


@transaction.atomic
def publish(offer: Offer, user: User | None, version: str) -> Offer:
    """Show an offer to everybody.

    Raises:
        TooLateError: it is another version by now, or was decided.
    """
    held = life.move(offer, Kind.PUBLISHED, user, version=version)
    held.renewed_at = timezone.now()
    held.save(update_fields=["renewed_at"])
    write_about("opened", held, partner_side(held))
    return held


@transaction.atomic
def give_back(thing: Request | Offer, user: User, version: str, reason: str) -> None:
    """Return a request or an offer to be corrected and sent again.

    Raises:
        TooLateError: it is another version by now, or was decided.
    """
    held = life.move(thing, Kind.RETURNED, user, reason=reason, version=version)
    write_about("returned", held, _owners(held))


@transaction.atomic
def restrict(request: Request, user: User, visibility: str) -> Request:
    """Change who may read a request, from the commit on.

    Raises:
        TooLateError: it has come to an end.
    """
    held = life.move(request, Kind.RESTRICTED, user, reason=visibility)
    held.visibility = visibility
    held.save()
    return held


@transaction.atomic
def renew(thing: Request | Offer, user: User) -> None:
    """Note that a request or an offer still holds.

    Raises:
        TooLateError: it has come to an end.
    """
    life.move(thing, Kind.RENEWED, user)


@transaction.atomic
def withdraw(thing: Request | Offer, user: User, reason: str = "") -> None:
    """Take a request or an offer back, whatever its version; from the commit on nobody sees it.

    Introductions that are open end with it, and with them what each side saw of the other.

    Raises:
        TooLateError: it was withdrawn already.
    """
    held = life.move(thing, Kind.WITHDRAWN, user, reason=reason)
    end_all(held)
    if life.Actor.SECRETARIAT in life.actors_of(user, held):
        write_about("withdrawn", held, _owners(held))


def _sent(held: ThingT, user: User) -> ThingT:
    held.sender, held.sent_at = user, timezone.now()
    held.save(update_fields=["sender", "sent_at"])
    return held


def _owners(thing: Request | Offer) -> list[Recipient]:
    return author_side(thing) if isinstance(thing, Request) else partner_side(thing)
