"""Good partners are found among thousands, and each factor is needed for what it says."""

from typing import Final

import pytest

from activities.cooperation.matching.factors import FACTORS, Factor
from activities.cooperation.matching.profiles import Wanted
from activities.cooperation.matching.scoring import USUAL, Match
from tests.activities.cooperation.matching.looking import Looking
from tests.activities.cooperation.matching.world import OFFERS, REQUESTS, TREES, Story, World

TOP: Final = 5
FOUND: Final = 0.95
#: Requests that each factor is left out for: enough for means that do not depend on single ones.
ASKED_WITHOUT: Final = 30


@pytest.fixture(scope="module")
def world() -> World:
    return Story().world()


@pytest.fixture(scope="module")
def ranked(world: World) -> list[list[Match]]:
    looking = Looking(world.offers)
    return [looking.matches(wanted) for wanted in world.requests]


def test_planted_partners_are_among_the_first_five(world: World, ranked: list[list[Match]]) -> None:
    assert (len(world.requests), len(world.offers)) == (REQUESTS, OFFERS)
    found = [
        world.planted[wanted.key] in {match.candidate.key for match in matches[:TOP]}
        for wanted, matches in zip(world.requests, ranked, strict=True)
    ]
    assert sum(found) >= FOUND * REQUESTS


@pytest.mark.parametrize("factor", FACTORS, ids=lambda factor: factor.name)
def test_without_a_factor_candidates_rise_that_fit_less_by_it(
    world: World, ranked: list[list[Match]], factor: Factor
) -> None:
    """As every factor's documentation says of the ranking without it."""
    looking = Looking(world.offers)
    weights = {**USUAL, factor.name: 0}
    asked = world.requests[:ASKED_WITHOUT]
    with_it = sum(fit(factor, wanted, ranked[at]) for at, wanted in enumerate(asked))
    without = sum(fit(factor, wanted, looking.matches(wanted, weights)) for wanted in asked)
    assert without < with_it


def fit(factor: Factor, wanted: Wanted, matches: list[Match]) -> int:
    """Return how well the first few fit by one factor, whatever it weighs."""
    readings = [factor.read(wanted, match.candidate, TREES) for match in matches[:TOP]]
    return sum(reading.value for reading in readings if reading is not None)
