"""A State among those of its region: one aggregate query for each thing that is counted."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from statistics import mean
from typing import Final

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Count
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from activities.cooperation.models import Offer, Request
from activities.profiles.figures import (
    ACTIVITIES,
    OFFERS,
    RECOMMENDATIONS,
    REQUESTS,
    Figure,
    figure,
)
from activities.recommendations.models import Recommendation
from activities.repository.catalogue import Catalogue
from portal.reference.models import State

#: What is counted of each State, in the order of the columns.
COLUMNS: Final = (
    _("Recommendations received"),
    _("Recommendations supported"),
    _("Activities"),
    _("Requests for assistance"),
    _("Offers of assistance"),
)
SUPPORTED: Final = Recommendation.Position.SUPPORTED.value


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A State of the region, or the one whose profile it is.

    Attributes:
        figures: in the order of ``COLUMNS``.
    """

    state: State
    is_own: bool
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A thing that is counted, of the State and on average of its region."""

    name: str | Promise
    figure: Figure
    average: float


@dataclass(frozen=True, slots=True)
class Regional:
    """The States of a region.

    Attributes:
        name: of the region, in the reader's language.
        neighbours: in the alphabetical order of the reader's language; the State is among them.
        own: the State itself.
        averages: of all of them, in the order of ``COLUMNS``.
    """

    name: str
    neighbours: tuple[Neighbour, ...]
    own: Neighbour
    averages: tuple[float, ...]

    @property
    def columns(self) -> tuple[str | Promise, ...]:
        """What is counted, in words."""
        return COLUMNS

    @property
    def compared(self) -> list[Compared]:
        """The State beside the average, line by line."""
        return list(map(Compared, COLUMNS, self.own.figures, self.averages))


def regional(state: State, user: User | AnonymousUser, works: Catalogue) -> Regional:
    """Count what a reader may see of a State and of those in the same region.

    Five queries, and those of the reader's standing.

    Args:
        state: with its region.
        user: the reader.
        works: the public activities.
    """
    states = list(State.objects.filter(region=state.region_id).ordered_by_label())
    keys = [one.pk for one in states]
    recommended = _recommended(keys)
    requests = _requests(keys, user)
    offers = _offers(keys)
    activities = works.sets["states"]
    neighbours = tuple(
        Neighbour(
            state=one,
            is_own=one.pk == state.pk,
            figures=(
                figure(sum(recommended[one.pk].values()), RECOMMENDATIONS, state=one.iso3),
                figure(
                    recommended[one.pk].get(SUPPORTED, 0),
                    RECOMMENDATIONS,
                    state=one.iso3,
                    position=SUPPORTED,
                ),
                figure(activities.get(one.iso3, 0).bit_count(), ACTIVITIES, states=one.iso3),
                figure(requests.get(one.pk, 0), REQUESTS, state=one.iso3),
                figure(offers.get(one.pk, 0), OFFERS, state=one.iso3),
            ),
        )
        for one in states
    )
    columns = zip(*(one.figures for one in neighbours), strict=True)
    return Regional(
        name=state.region.label,
        neighbours=neighbours,
        own=next(one for one in neighbours if one.is_own),
        averages=tuple(mean(one.number for one in column) for column in columns),
    )


def _recommended(states: Collection[int]) -> dict[int, dict[str, int]]:
    rows = Recommendation.objects.filter(state__in=states).order_by()
    found: dict[int, dict[str, int]] = defaultdict(dict)
    grouped = rows.values_list("state", "position").annotate(rows=Count("pk"))
    for state, position, number in grouped:
        found[state][position] = number
    return found


def _requests(states: Collection[int], user: User | AnonymousUser) -> dict[int, int]:
    """Count what the list of requests shows this reader of each State."""
    rows = Request.objects.visible_to(user).shown().filter(state__in=states).order_by()
    return dict(rows.values_list("state").annotate(rows=Count("pk")))


def _offers(states: Collection[int]) -> dict[int, int]:
    """Count the public offers of each State and of its organisations."""
    rows = Offer.objects.public().order_by().annotate(home=Coalesce("state", "organisation__state"))
    return dict(rows.filter(home__in=states).values_list("home").annotate(rows=Count("pk")))
