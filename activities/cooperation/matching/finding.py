"""The ranked list of a request, and of an offer, as one reader may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from activities.cooperation.matching.holding import vocabularies
from activities.cooperation.matching.learning import weights
from activities.cooperation.matching.looking import look
from activities.cooperation.matching.models import Dismissal
from activities.cooperation.matching.rows import candidates_of, wanted_of
from activities.cooperation.matching.scoring import Match, best_first, rank, score
from activities.cooperation.matching.shortlist import groups
from activities.cooperation.models import LOOKING, Offer, Request, Side
from activities.cooperation.models.request import RequestQuerySet

#: Open requests that an offer is compared with, the newest first.
MOST_REQUESTS: Final = 300


@dataclass(frozen=True, slots=True)
class Found:
    """What was found.

    Attributes:
        matches: the best first.
        dismissed: what was taken from the list, the last first.
        offers: those of the matches, by key.
        is_reduced: whether the engine was away, so that the database answered.
    """

    matches: list[Match]
    dismissed: list[Dismissal]
    offers: Mapping[UUID, Offer]
    is_reduced: bool = False


def offers_for(request: Request, seen: RequestQuerySet, chosen: Mapping[str, str]) -> Found:
    """Return the offers that fit a request. A constant number of queries.

    Args:
        request: which the person may see and decide about.
        seen: requests that who reads may see.
        chosen: what they want factors to weigh, as ``learning.weights`` takes it.
    """
    held = vocabularies()
    wanted = wanted_of(Request.objects.filter(pk=request.pk), held)[request.key]
    dismissed = list(Dismissal.objects.in_force().filter(request=request, side=Side.STATE))
    weighed = weights(chosen, (one.reason for one in dismissed))
    keys, is_reduced = look(groups(wanted, held.trees, weighed), held.places)
    gone = {one.candidate for one in dismissed}
    offers = Offer.objects.public().filter(key__in={UUID(key) for key in keys} - gone)
    others = offers.exclude(state=request.state_id)
    candidates, rows = candidates_of(others, seen, [wanted], held)
    matches = rank(wanted, candidates.values(), held.trees, weighed)
    return Found(matches, dismissed, rows, is_reduced)


def requests_for(offer: Offer, seen: RequestQuerySet, chosen: Mapping[str, str]) -> Found:
    """Return the open requests that an offer fits and that the person may see.

    From the database alone: what is for partners only is in no index. A constant number of
    queries; ``MOST_REQUESTS`` are compared at most.
    """
    held = vocabularies()
    dismissed = list(Dismissal.objects.in_force().filter(candidate=offer.key, side=Side.PARTNER))
    weighed = weights(chosen, (one.reason for one in dismissed))
    rows = seen.filter(status__in=LOOKING).exclude(pk__in=[one.request_id for one in dismissed])
    if offer.state_id is not None:
        rows = rows.exclude(state=offer.state_id)
    keys = list(rows.order_by("-renewed_at", "-pk").values_list("pk", flat=True)[:MOST_REQUESTS])
    every = wanted_of(Request.objects.filter(pk__in=keys), held).values()
    candidates, offers = candidates_of(Offer.objects.filter(pk=offer.pk), seen, every, held)
    candidate = candidates[offer.key]
    matches = (score(wanted, candidate, held.trees, weighed) for wanted in every)
    return Found(best_first(matches), dismissed, offers)
