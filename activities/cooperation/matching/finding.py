"""The ranked list of a request, and of an offer, as one reader may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from activities.cooperation.matching.funding import funds_for
from activities.cooperation.matching.holding import vocabularies
from activities.cooperation.matching.learning import weights
from activities.cooperation.matching.looking import look
from activities.cooperation.matching.models import Dismissal
from activities.cooperation.matching.practices import practices_for
from activities.cooperation.matching.rows import candidates_of, read_for_matching, wanted_of
from activities.cooperation.matching.scoring import Match, best_first, rank, score
from activities.cooperation.matching.shortlist import groups
from activities.cooperation.models import LOOKING, Offer, Request, Side
from activities.cooperation.models.request import RequestQuerySet
from activities.repository.catalogue import catalogue

#: Open requests that an offer is compared with, the newest first.
MOST_REQUESTS: Final = 300


@dataclass(frozen=True, slots=True)
class Found:
    """What was found.

    Attributes:
        matches: the best first.
        dismissed: what was taken from the list, the last first.
        is_reduced: whether the engine was away, so that the database answered.
    """

    matches: list[Match]
    dismissed: list[Dismissal]
    is_reduced: bool = False


def offers_for(request: Request, seen: RequestQuerySet, chosen: Mapping[str, str]) -> Found:
    """Return the offers, good practices and funds that fit a request.

    A constant number of queries.

    Args:
        request: which the person may see and decide about.
        seen: requests that who reads may see.
        chosen: what they want factors to weigh, as ``learning.weights`` takes it.
    """
    held = vocabularies()
    wanted = wanted_of([request], held)[request.key]
    dismissed = list(Dismissal.objects.in_force().filter(request=request, side=Side.STATE))
    weighed = weights(chosen, (one.reason for one in dismissed))
    looked_for = groups(wanted, held.trees, weighed)
    keys, is_reduced = look(looked_for, held.places)
    gone = {one.candidate for one in dismissed}
    left = [key for key in map(UUID, keys) if key not in gone]
    others = Offer.objects.filter(key__in=left).exclude(state=request.state_id)
    rows = read_for_matching(others).public_few()
    works = catalogue()
    candidates = {
        **candidates_of(rows, works, seen, [wanted], held),
        **practices_for(wanted, looked_for, gone, works, held),
        **funds_for(wanted, gone, works, held),
    }
    matches = rank(wanted, candidates.values(), held.trees, weighed)
    return Found(matches, dismissed, is_reduced)


def requests_for(offer: Offer, seen: RequestQuerySet, chosen: Mapping[str, str]) -> Found:
    """Return the open requests that an offer fits and that the person may see.

    From the database alone: what is for partners only is in no index. A constant number of
    queries; ``MOST_REQUESTS`` are compared at most.
    """
    held = vocabularies()
    gone = Dismissal.objects.in_force().filter(candidate=offer.key, side=Side.PARTNER)
    dismissed = list(gone.select_related("request"))
    weighed = weights(chosen, (one.reason for one in dismissed))
    rows = seen.filter(status__in=LOOKING).exclude(pk__in=[one.request_id for one in dismissed])
    if offer.state_id is not None:
        rows = rows.exclude(state=offer.state_id)
    newest = rows.select_related("state", "channel").order_by("-renewed_at", "-pk")
    every = wanted_of(newest[:MOST_REQUESTS], held).values()
    own = read_for_matching(Offer.objects.filter(pk=offer.pk))
    candidate = candidates_of(own, catalogue(), seen, every, held)[offer.key]
    matches = (score(wanted, candidate, held.trees, weighed) for wanted in every)
    return Found(best_first(matches), dismissed)
