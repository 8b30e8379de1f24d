"""A person's desk: what those they act for have asked for, offered, and been proposed."""

from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from activities.cooperation.access import standing_of
from activities.cooperation.models import Introduction, Offer, OfferText, Request, RequestText, Side
from activities.cooperation.reading import (
    Shown,
    show_offer,
    show_request,
    whole_offers,
    whole_requests,
)
from portal.organisations.views.account import Errand

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


def introductions_to(user: User) -> Any:
    """Return the introductions that a person is a side of."""
    who = standing_of(user)
    state = Q(request__state__in=who.states)
    partner = Q(offer__organisation__in=who.organisations) | Q(offer__state__in=who.states)
    return Introduction.objects.filter(state | partner)


def introductions_of(user: User, thing: Request | Offer | None = None) -> list[Introduction]:
    """Return the introductions that a person is a side of, the latest first; of one thing only."""
    rows = introductions_to(user)
    if thing is not None:
        rows = rows.filter(**{"request" if isinstance(thing, Request) else "offer": thing})
    found = rows.select_related("request__state", "offer__organisation", "offer__state")
    return list(found.order_by("-created_at", "-pk")[:MOST])


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
