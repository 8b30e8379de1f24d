"""With all real recommendations there: every Member State's profile, within its budget, and right.

Figures of States drawn at random are computed another way: in plain Python, over all rows.
"""

import random
import secrets
from collections import Counter, defaultdict
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from activities.profiles.profile import Profile
from activities.profiles.recommended import POSITIONS
from activities.recommendations.models import Issue, Recommendation
from portal.reference.models import State
from tests.activities.profiles.test_profile import MOST_QUERIES
from tests.activities.recommendations.real import ROWS

MEMBERS, DRAWN = 193, 20


@pytest.mark.usefixtures("real_recommendations")
def test_all_profiles_are_within_the_budget_and_those_drawn_are_right(
    record_property: Callable[[str, object], None],
) -> None:
    seed = secrets.randbits(32)
    record_property("seed", seed)
    print(f"States drawn with seed {seed}")  # noqa: T201 -- shown when the test fails
    client = Client()
    states = list(State.objects.filter(kind=State.Kind.MEMBER).order_by("iso3"))
    assert len(states) == MEMBERS
    profiles: dict[str, Profile] = {}
    # A process reads once what it holds in memory from then on.
    client.get(f"/en/states/{states[-1].iso3}/")
    for state in states:
        with CaptureQueriesContext(connection) as queries:
            response = client.get(f"/en/states/{state.iso3}/")
        assert response.status_code == 200
        assert len(queries) <= MOST_QUERIES, state.iso3
        profiles[state.iso3] = response.context["profile"]

    expected = Expected()
    received = sum(one.recommended.total.total.number for one in profiles.values())
    assert 0 < received <= ROWS
    drawn = random.Random(seed).sample(states, DRAWN)  # noqa: S311 -- no secret
    for state in drawn:
        assert figures(profiles[state.iso3]) == expected.of(state), (state.iso3, seed)


def figures(profile: Profile) -> dict[str, object]:
    """Return a profile's figures by what they count; zeros left out."""
    recommended = profile.recommended
    return {
        "received": recommended.total.total.number,
        "made": profile.made.number,
        "cycles": {
            (line.name, position): figure.number
            for line in recommended.cycles
            for position, figure in zip(POSITIONS, line.figures, strict=True)
            if figure.number
        },
        "themes": {
            (cycle.name, line.name, position): figure.number
            for cycle in recommended.by_theme
            for line in cycle.themes
            for position, figure in zip(POSITIONS, line.figures, strict=True)
            if figure.number
        },
        "region": {
            one.state.iso3: (one.figures[0].number, one.figures[1].number)
            for one in profile.region.neighbours
        },
    }


class Expected:
    """The same figures, counted row by row."""

    def __init__(self) -> None:
        self.states = {state.pk: state for state in State.objects.all()}
        themes: dict[int, set[str]] = defaultdict(set)
        for issue in Issue.objects.prefetch_related("concepts__scheme", "concepts__parent"):
            for concept in issue.concepts.all():
                if concept.scheme.code == "themes":
                    themes[issue.pk].add((concept.parent or concept).label_in("en"))
        filed: dict[int, set[str]] = defaultdict(set)
        links = Recommendation.issues.through.objects.values_list("recommendation_id", "issue_id")
        for row, key in links:
            filed[row] |= themes[key]
        self.cycles: Counter[tuple[int, str, str]] = Counter()
        self.themes: Counter[tuple[int, str, str, str]] = Counter()
        self.received: Counter[int] = Counter()
        self.supported: Counter[int] = Counter()
        rows = Recommendation.objects.values_list("pk", "state_id", "cycle", "position")
        for row, state, number, position in rows:
            cycle = str(number or "")
            self.received[state] += 1
            self.supported[state] += position == "supported"
            self.cycles[state, cycle, position] += 1
            for theme in filed[row]:
                self.themes[state, cycle, theme, position] += 1
        made = Recommendation.recommending.through.objects.values_list("state_id", flat=True)
        self.made = Counter(made)

    def of(self, state: State) -> dict[str, object]:
        """Return the figures of a State."""
        return {
            "received": self.received[state.pk],
            "made": self.made[state.pk],
            "cycles": {key[1:]: rows for key, rows in self.cycles.items() if key[0] == state.pk},
            "themes": {key[1:]: rows for key, rows in self.themes.items() if key[0] == state.pk},
            "region": {
                one.iso3: (self.received[one.pk], self.supported[one.pk])
                for one in self.states.values()
                if one.region_id == state.region_id
            },
        }
