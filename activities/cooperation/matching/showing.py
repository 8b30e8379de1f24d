"""Matches as their page shows them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import prefetch_related_objects

from activities.cooperation.matching.forms import DismissForm
from activities.cooperation.matching.holding import vocabularies
from activities.cooperation.matching.models import Dismissal
from activities.cooperation.matching.scoring import Match
from activities.cooperation.matching.wording import Reason, Wording, tenths
from activities.cooperation.models import Offer, Request
from activities.cooperation.reading import Shown, show_offer, show_request
from portal.languages import active_language

#: Reasons that are named before the whole explanation is opened.
BEST_REASONS: Final = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One match.

    Attributes:
        one: the offer or the request that fits.
        points: of 100, with one decimal.
        reasons: all of them, in their order; their points sum to the match's.
        best: those that give most.
        errors: of the form that was sent to take it from the list, and was not right.
    """

    one: Shown[Any, Any]
    points: str
    reasons: list[Reason]
    best: list[Reason]
    errors: list[str]


@dataclass(frozen=True, slots=True)
class Gone:
    """One dismissed match that may still be seen."""

    one: Shown[Any, Any]
    dismissal: Dismissal


def offers_shown(rows: Iterable[Offer]) -> dict[UUID, Shown[Any, Any]]:
    """Return offers, read with who offers, as the reader sees them, by key. One query."""
    found = list(rows)
    prefetch_related_objects(found, "texts")
    return {row.key: show_offer(row) for row in found}


def public_offers(keys: Iterable[UUID]) -> list[Offer]:
    """Return public offers with who offers. One query, and none without keys."""
    wanted = set(keys)
    if not wanted:
        # Putting the query together takes longer than most queries.
        return []
    rows = Offer.objects.public().filter(key__in=wanted).order_by()
    return list(rows.select_related("state", "organisation"))


def requests_shown(rows: Any, keys: Iterable[UUID]) -> dict[UUID, Shown[Any, Any]]:
    """Return requests as the reader sees them, by key. Two queries.

    Args:
        rows: those the reader may see.
        keys: the wanted ones.
    """
    rows = rows.filter(key__in=set(keys)).order_by()
    return {
        row.key: show_request(row) for row in rows.select_related("state").prefetch_related("texts")
    }


def entries(
    matches: Sequence[Match], shown: dict[UUID, Shown[Any, Any]], refused: DismissForm | None
) -> list[Entry]:
    """Return matches with what they are of; what cannot be seen any more is left out.

    Args:
        matches: those of one page of the list.
        shown: offers or requests by key.
        refused: the form that was sent and was not right, which stands where it was.
    """
    wording = Wording(vocabularies(), active_language())
    sent = refused["candidate"].value() if refused is not None else ""
    found = []
    for match in matches:
        keys = map(UUID, (match.candidate.key, match.wanted.key))
        key = next((key for key in keys if key in shown), None)
        if key is None:
            continue
        reasons = wording.reasons(match)
        order = sorted(zip(match.parts, reasons, strict=True), key=lambda one: -one[0].amount)
        found.append(
            Entry(
                one=shown[key],
                points=tenths(match.points),
                reasons=reasons,
                best=[reason for _, reason in order[:BEST_REASONS] if reason.why],
                errors=[str(error) for error in refused.errors["reason"]]
                if refused is not None and sent == str(key) and "reason" in refused.errors
                else [],
            )
        )
    return found


def gone(dismissed: Iterable[Dismissal], shown: dict[UUID, Shown[Any, Any]]) -> list[Gone]:
    """Return dismissed offers with what they are of."""
    return [Gone(shown[one.candidate], one) for one in dismissed if one.candidate in shown]


def gone_requests(dismissed: Iterable[Dismissal], shown: dict[UUID, Shown[Any, Any]]) -> list[Gone]:
    """Return dismissed requests with what they are of."""
    by_pk = {one.row.pk: one for one in shown.values()}
    return [Gone(by_pk[one.request_id], one) for one in dismissed if one.request_id in by_pk]


def requests_of(dismissed: Iterable[Dismissal]) -> set[UUID]:
    """Return the keys of dismissed requests. One query."""
    ids = [one.request_id for one in dismissed]
    return set(Request.objects.filter(pk__in=ids).values_list("key", flat=True))
