"""Asking the provider of a good practice to make it an offer, which can be introduced."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from activities.cooperation import life
from activities.cooperation.letters import members_of, write_to_providers
from activities.cooperation.life import Kind, TooLateError
from activities.cooperation.matching.practices import offered_among, practices, provided
from activities.cooperation.models import CooperationEvent, Request
from portal.organisations.models import Membership

#: Providers that one person may ask in an hour.
MOST_ASKED: Final = 20
HOUR: Final = timedelta(hours=1)


class NobodyError(Exception):
    """Nobody acts for the provider."""


class TooManyError(Exception):
    """The person has asked many in this hour."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Whether the provider of a good practice was asked for an offer, or can be.

    Attributes:
        asked_at: when it was, for this request; none where it was not yet.
        has_somebody: whether anybody acts for it.
    """

    asked_at: datetime | None
    has_somebody: bool


def askings(request: Request, keys: Collection[UUID]) -> dict[UUID, Asking]:
    """Return how it stands with good practices, by key. Four queries, and none without keys.

    Args:
        request: which the practices fit.
        keys: of practices.
    """
    if not keys:
        return {}
    events = CooperationEvent.objects.filter(request=request, practice_key__in=keys)
    asked = dict(events.order_by().values_list("practice_key", "happened_at"))
    pages = dict(practices(keys).values_list("pk", "translation_key"))
    by: dict[UUID, set[int]] = defaultdict(set)
    for page, organisation in provided(pages).values_list("page_id", "organisation_id"):
        by[pages[page]].add(organisation)
    members = Membership.objects.filter(
        organisation__in=set().union(*by.values()), user__is_active=True
    )
    present = set(members.order_by().values_list("organisation_id", flat=True))
    return {key: Asking(asked.get(key), bool(by[key] & present)) for key in keys}


@transaction.atomic
def invite(request: Request, practice: UUID, user: User) -> None:
    """Ask the provider of a good practice for an offer, once a request, by letters.

    Args:
        request: that still looks for partners.
        practice: translation key of the activity.
        user: a focal point in office of the State that asks.

    Raises:
        TooLateError: it is not theirs to ask, the provider was asked already, or there is no such
            practice (any more) that could become an offer to this State.
        NobodyError: nobody could answer.
        TooManyError: the person asks too many.
    """
    asks = life.locked(request)
    page = practices([practice]).exclude(states=asks.state_id).first()
    may = life.allows(asks, Kind.INVITED, life.actors_of(user, asks))
    if not may or page is None or offered_among([practice]):
        raise TooLateError
    providers = provided([page.pk]).values_list("organisation_id", flat=True)
    recipients = members_of(*providers)
    if not recipients:
        raise NobodyError
    recent = CooperationEvent.objects.filter(
        user=user, kind=Kind.INVITED, happened_at__gte=timezone.now() - HOUR
    )
    if recent.count() >= MOST_ASKED:
        raise TooManyError
    try:
        with transaction.atomic():
            life.note(asks, Kind.INVITED, user, practice=practice)
    except IntegrityError as error:
        raise TooLateError from error
    write_to_providers(practice, recipients)
