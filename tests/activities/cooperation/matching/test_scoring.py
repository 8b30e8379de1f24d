"""Explanations sum to scores, equals keep their order, weights change only what they say."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from activities.cooperation.matching.factors import FACTORS
from activities.cooperation.matching.learning import LEARNED_FROM, MOST, learned, weights
from activities.cooperation.matching.profiles import Candidate, Form, Place, Wanted
from activities.cooperation.matching.scoring import USUAL, best_first, rank, score
from tests.activities.cooperation.matching.world import (
    CHANNELS,
    KINDS,
    LANGUAGES,
    TARGETS,
    THEMES,
    TREES,
)

NAMES = [factor.name for factor in FACTORS]
SOME_WEIGHTS = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 10_000))
REASONS = st.lists(st.sampled_from(sorted(LEARNED_FROM)), max_size=12)


def some(codes: tuple[str, ...] | list[str]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(codes), max_size=3)


PLACES = st.builds(
    Place,
    st.just("S"),
    st.sampled_from([(), ("a",), ("a", "b"), ("c", "b")]),
    some(["ldc", "lldc", "sids"]),
)
WANTED = st.builds(
    Wanted,
    st.just("request"),
    PLACES,
    st.dictionaries(st.sampled_from(["r1", "r2"]), some(["i1", "i2"])),
    some(KINDS),
    some(THEMES),
    some(TARGETS),
    some(LANGUAGES),
    st.sampled_from(["", *CHANNELS]),
)
CANDIDATES = st.builds(
    Candidate,
    st.text("abc", min_size=3, max_size=3),
    st.lists(PLACES, max_size=2).map(tuple),
    some(["a", "b", "c"]),
    some(["r1", "r2"]),
    some(["i1", "i2"]),
    some(KINDS),
    some(THEMES),
    some(TARGETS),
    some(LANGUAGES),
    some(CHANNELS),
    st.integers(0, 9),
    st.lists(st.integers(1, 5), max_size=3).map(tuple),
    st.none() | st.integers(0, 4),
    st.integers(0, 5),
    st.integers(0, 800),
    st.sampled_from(Form),
)


@given(WANTED, CANDIDATES, SOME_WEIGHTS)
def test_an_explanation_sums_to_the_score_exactly(
    wanted: Wanted, candidate: Candidate, some_weights: dict[str, int]
) -> None:
    match = score(wanted, candidate, TREES, some_weights)
    assert match.score == sum(part.weight * part.reading.value for part in match.parts)
    # What people read is rounded, and sums all the same.
    assert sum(match.points_by_part()) == match.points
    assert 0 <= match.points <= 1000
    assert sum(match.percent_by_part()) == (100 if match.most else 0)
    assert all(0 <= part.reading.value <= 1000 for part in match.parts)
    asked_for = {part.factor.name for part in match.parts}
    assert asked_for <= {name for name, weight in some_weights.items() if weight}
    # What is not asked of a form of candidate weighs nothing, and stands there to say so.
    for part in match.parts:
        is_asked = candidate.form not in part.factor.not_for
        assert part.reading.applies == is_asked == bool(part.weight)


@given(WANTED, st.lists(CANDIDATES, max_size=6, unique_by=lambda one: one.key), st.randoms())
def test_the_order_does_not_depend_on_the_order_of_arrival(
    wanted: Wanted, candidates: list[Candidate], chance: object
) -> None:
    twins = [*candidates, *(replace(one, key=f"{one.key}'") for one in candidates)]
    first = rank(wanted, twins, TREES)
    chance.shuffle(twins)  # type: ignore[attr-defined]
    again = rank(wanted, twins, TREES)
    assert again == first == best_first(again)
    fits = [one.fit for one in first]
    assert fits == sorted(fits, reverse=True)


@given(REASONS)
def test_what_is_learned_is_bounded_and_undone_with_the_dismissal(reasons: list[str]) -> None:
    before = learned(reasons)
    assert all(100 <= percent <= MOST for percent in before.values())
    assert learned(reversed(reasons)) == before
    for reason, factors in LEARNED_FROM.items():
        more = learned([*reasons, reason])
        changed = {name for name in NAMES if more[name] != before[name]}
        assert changed <= set(factors)
    assert learned([]) == dict.fromkeys(NAMES, 100)


def test_choices_and_dismissals_change_the_weights_they_name() -> None:
    usual = weights({}, [])
    assert usual == {name: weight * 10_000 for name, weight in USUAL.items()}
    changed = weights({"language": "more", "themes": "none", "region": "bogus"}, ["kind", "kind"])
    assert changed["language"] == 2 * usual["language"]
    assert changed["themes"] == 0
    assert changed["kinds"] * 100 == 150 * usual["kinds"]
    assert {name for name in NAMES if changed[name] != usual[name]} == {
        "language",
        "themes",
        "kinds",
    }
