"""A person's desk: what those they act for have asked for, offered, and been proposed."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from activities.cooperation.access import standing_of
from activities.cooperation.models import Introduction, Offer, OfferText, Request, RequestText, Side
from activities.cooperation.reading import (
    Shown,
    shared_practices,
    show_offer,
    show_request,
    whole_offers,
    whole_requests,
)
from activities.repository.models import ActivityProvider
from portal.languages import active_language
from portal.organisations.views.account import Errand
from portal.works.cards import Card
from portal.works.registry import cards_for

#: Rows of a list on the desk.
MOST = 100


def own_requests(user: User) -> list[Shown[Request, RequestText]]:
    """Return the requests of those a person acts for, the latest first."""
    rows = whole_requests(Request.objects.of_bodies(user)).order_by("-pk")[:MOST]
    return [show_request(row) for row in rows]


def own_offers(user: User) -> list[Shown[Offer, OfferText]]:
    """Return the offers of those a person acts for, the latest first."""
    rows = whole_offers(Offer.objects.of_bodies(user)).order_by("-pk")[:MOST]
    return [show_offer(row) for row in rows]


def practices_to_offer(user: User) -> list[Card]:
    """Return the good practices to share of a person's organisations that they do not offer yet."""
    who = standing_of(user)
    if not who.organisations:
        return []
    offers = Offer.objects.of_standing(who).exclude(status=Offer.Status.WITHDRAWN)
    offered = offers.filter(activity_key__isnull=False).order_by().values("activity_key")
    pages = shared_practices().filter(
        providers__organisation__in=who.organisations,
        providers__role=ActivityProvider.Role.PROVIDER,
    )
    left = pages.exclude(translation_key__in=offered).order_by("title", "pk").distinct()
    keys = left.values_list("translation_key", flat=True)[:MOST]
    return list(cards_for(keys, active_language(), {"activity"}).values())


def introductions_to(user: User) -> Any:
    """Return the introductions that a person is a side of."""
    who = standing_of(user)
    state = Q(request__state__in=who.states)
    partner = Q(offer__organisation__in=who.organisations) | Q(offer__state__in=who.states)
    return Introduction.objects.filter(state | partner)


@dataclass(frozen=True, slots=True)
class Introduced:
    """An introduction as one of its sides finds it in a list.

    Attributes:
        asks: the request; none where it is not to be seen (any more) by this person.
        offers: the offer; none likewise.
    """

    row: Introduction
    asks: Shown[Request, RequestText] | None
    offers: Shown[Offer, OfferText] | None


def introductions_of(user: User, thing: Request | Offer | None = None) -> list[Introduced]:
    """Return the introductions that a person is a side of, the latest first; of one thing only."""
    rows = introductions_to(user)
    if thing is not None:
        rows = rows.filter(**{"request" if isinstance(thing, Request) else "offer": thing})
    found = list(rows.select_related("request", "offer").order_by("-created_at", "-pk")[:MOST])
    asked = Request.objects.visible_to(user).filter(pk__in=[one.request_id for one in found])
    offered = Offer.objects.visible_to(user).filter(pk__in=[one.offer_id for one in found])
    requests = {one.pk: show_request(one) for one in _with_texts(asked, "state")}
    offers = {one.pk: show_offer(one) for one in _with_texts(offered, "organisation", "state")}
    return [
        Introduced(one, requests.get(one.request_id), offers.get(one.offer_id)) for one in found
    ]


def _with_texts(rows: Any, *bodies: str) -> Any:
    return rows.select_related(*bodies).prefetch_related("texts")


def errand(user: User) -> Errand | None:
    """Lead people to their desk; what has to be corrected or answered there waits for them."""
    who = standing_of(user)
    if not who.is_partner:
        return None
    returned = Request.Status.RETURNED
    asked = Q(status=Request.Status.ASKING, state__in=who.states)
    requests = Request.objects.of_bodies(user).aggregate(
        waiting=Count("pk", filter=Q(status=returned) | asked)
    )
    offers = Offer.objects.of_bodies(user).filter(status=Offer.Status.RETURNED).count()
    proposed = introductions_to(user).filter(status=Introduction.Status.PROPOSED)
    to_state = Q(proposed_by=Side.PARTNER, request__state__in=who.states)
    to_partner = Q(proposed_by=Side.STATE) & (
        Q(offer__organisation__in=who.organisations) | Q(offer__state__in=who.states)
    )
    waiting = proposed.filter(to_state | to_partner).count()
    return Errand(
        reverse("cooperation:own"),
        _("Your requests and offers"),
        requests["waiting"] + offers + waiting,
    )
