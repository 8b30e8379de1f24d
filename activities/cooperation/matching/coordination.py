"""Who else works on the same recommendation: shown to each other, to avoid double work.

A recommendation is one to one State, so that the same recommendation is the same State as well.
Actors are those behind public activities and behind requests that the person may see; an
introduction is known to its two sides only and is never shown here.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth.models import User

from activities.cooperation.access import Standing, standing_of
from activities.cooperation.models import LOOKING, Request
from activities.cooperation.reading import Shown, show_request
from activities.recommendations.models import Recommendation
from activities.repository.implementing import implementing
from activities.repository.models import ActivityRecommendation
from activities.repository.public import public_sources
from portal.languages import active_language
from portal.works.cards import Card

#: Recommendations of the person's own that are looked at, the latest first.
MOST: Final = 100


@dataclass(frozen=True, slots=True)
class Shared:
    """A recommendation that several work on.

    Attributes:
        recommendation: with its State.
        activities: public ones that help to implement it.
        requests: open ones that the person may see.
    """

    recommendation: Recommendation
    activities: list[Card]
    requests: list[Shown[Any, Any]]


def shared_recommendations(user: User) -> list[Shared]:
    """Return the recommendations of a person's own work that others work on as well.

    The secretariat sees all of them. A constant number of queries.
    """
    who = standing_of(user)
    seen = Request.objects.visible_as(who).filter(status__in=LOOKING)
    asked = Request.recommendations.through.objects.filter(request__in=seen.order_by().values("pk"))
    done = ActivityRecommendation.objects.filter(page__in=public_sources().order_by().values("pk"))
    own = _own(who, asked, done)
    requests: dict[int, list[int]] = defaultdict(list)
    for recommendation, row in asked.filter(recommendation__in=own).values_list(
        "recommendation_id", "request_id"
    ):
        requests[recommendation].append(row)
    activities = implementing(own, active_language())
    several = [pk for pk in own if len(requests.get(pk, ())) + len(activities.get(pk, ())) > 1]
    rows = seen.filter(pk__in={row for pk in several for row in requests.get(pk, ())})
    shown = {
        row.pk: show_request(row) for row in rows.select_related("state").prefetch_related("texts")
    }
    named = Recommendation.objects.select_related("state").in_bulk(several)
    return [
        Shared(
            named[pk],
            activities.get(pk, []),
            [shown[row] for row in sorted(requests.get(pk, ())) if row in shown],
        )
        for pk in several
    ]


def _own(who: Standing, asked: Any, done: Any) -> list[int]:
    """Return the recommendations that a person's bodies work on. Two queries."""
    if not who.is_secretariat:
        bodies = Request.objects.of_standing(who).order_by().values("pk")
        asked = asked.filter(request__in=bodies)
        done = done.filter(page__providers__organisation__in=who.organisations)
    found = {
        pk
        for rows in (asked, done)
        for pk in rows.order_by("-recommendation_id").values_list("recommendation_id", flat=True)[
            :MOST
        ]
    }
    return sorted(found, reverse=True)[:MOST]
