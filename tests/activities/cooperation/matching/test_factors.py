"""Each factor does what its documentation says, alone."""

from dataclasses import replace

import pytest

from activities.cooperation.matching.factors import FACTORS, FULL, UNSAID
from activities.cooperation.matching.factors.subject import SAME_ISSUE
from activities.cooperation.matching.profiles import Candidate, Place, Trees, Wanted
from activities.cooperation.matching.scoring import USUAL, rank, score
from activities.cooperation.matching.tree import ConceptTree

TREES = Trees(
    ConceptTree({"justice": "", "prisons": "justice", "torture": "justice", "health": ""}),
    ConceptTree({"16": "", "16.1": "16", "16.3": "16", "3": ""}),
)
MALI = Place("MLI", ("011", "202", "002"), frozenset({"ldc", "lldc"}), "civil-law")
WANTED = Wanted(
    "request",
    MALI,
    recommendations={"r1": frozenset({"i1", "i2"}), "r2": frozenset({"i3"})},
    kinds=frozenset({"training", "data"}),
    themes=frozenset({"torture", "health"}),
    sdgs=frozenset({"16.3"}),
    languages=frozenset({"fr", "en"}),
    channel="south-south",
)
PERFECT = Candidate(
    "offer",
    places=(replace(MALI, state="BFA"),),
    regions=frozenset({"011"}),
    recommendations=frozenset({"r1", "r2"}),
    kinds=frozenset({"training", "data", "financing"}),
    themes=frozenset({"torture", "health"}),
    sdgs=frozenset({"16.3"}),
    languages=frozenset({"fr"}),
    channels=frozenset({"south-south"}),
    completed=7,
    feedback=(5,) * 20,
    capacity=3,
)
#: By factor: a candidate that differs from the perfect one in it alone, and what it then has.
LESS = [
    ("recommendation", {"recommendations": frozenset({"r1"})}, FULL // 2),
    (
        "recommendation",
        {"recommendations": frozenset({"r1"}), "issues": frozenset({"i3"})},
        (FULL + SAME_ISSUE) // 2,
    ),
    ("recommendation", {"recommendations": frozenset(), "issues": frozenset({"other"})}, 0),
    ("themes", {"themes": frozenset({"torture"})}, 500),
    ("themes", {"themes": frozenset({"justice", "health"})}, 750),
    ("themes", {"themes": frozenset({"prisons", "health"})}, 625),
    ("themes", {"themes": frozenset()}, UNSAID),
    ("sdgs", {"sdgs": frozenset({"16"})}, 500),
    ("sdgs", {"sdgs": frozenset({"3"})}, 0),
    ("kinds", {"kinds": frozenset({"data"})}, 500),
    ("kinds", {"kinds": frozenset()}, UNSAID),
    ("language", {"languages": frozenset({"ru", "ar"})}, 0),
    ("language", {"languages": frozenset()}, UNSAID),
    ("region", {"regions": frozenset({"002"}), "places": ()}, 600),
    ("region", {"regions": frozenset(), "places": ()}, 400),
    ("region", {"regions": frozenset({"150"}), "places": ()}, 0),
    ("context", {"places": (Place("NER", MALI.regions, frozenset({"ldc"})),)}, FULL // 3),
    ("context", {"places": (Place("KEN", MALI.regions),)}, 0),
    ("record", {"completed": 0, "feedback": ()}, 250),
    ("record", {"feedback": (1,)}, (FULL + 250) // 2),
    ("channel", {"channels": frozenset({"triangular"})}, 500),
    ("channel", {"channels": frozenset({"ohchr"})}, 0),
    ("capacity", {"taken": 3}, 0),
    ("capacity", {"capacity": None}, UNSAID),
    ("capacity", {"capacity": 0}, 0),
    ("capacity", {"taken": 5}, 0),
    ("freshness", {"age": 365}, 0),
    ("freshness", {"age": 91}, 997),
]


def values(candidate: Candidate) -> dict[str, int]:
    return {part.factor.name: part.reading.value for part in score(WANTED, candidate, TREES).parts}


def test_a_candidate_that_fits_in_everything_has_all() -> None:
    match = score(WANTED, PERFECT, TREES)
    # Feedback begins in the middle, so that only very much of it comes near to all.
    assert {name: value for name, value in values(PERFECT).items() if value < FULL} == {
        "record": 988
    }
    assert match.points == 999
    assert sum(USUAL.values()) == 100


@pytest.mark.parametrize(("name", "change", "value"), LESS)
def test_a_candidate_that_fits_less_in_one_thing_has_less_for_it(
    name: str, change: dict[str, object], value: int
) -> None:
    worse = replace(PERFECT, **change)  # type: ignore[arg-type]
    assert values(worse)[name] == value
    # Keys in the other order than the fit: without the factor, only they decide.
    first, last = replace(worse, key="a"), replace(PERFECT, key="b")
    assert [one.candidate for one in rank(WANTED, [first, last], TREES)] == [last, first]
    others = {other: USUAL[other] for other in values(PERFECT) if values(worse)[other] < FULL}
    without = dict.fromkeys(USUAL, 1) | dict.fromkeys(others, 0) | {name: 0}
    assert [one.candidate for one in rank(WANTED, [first, last], TREES, without)] == [first, last]


def test_capacity_does_not_tell_how_many_were_taken_on() -> None:
    read = [
        next(
            part.reading
            for part in score(WANTED, one, TREES).parts
            if part.factor.name == "capacity"
        )
        for one in (replace(PERFECT, taken=0), replace(PERFECT, taken=2))
    ]
    assert read[0] == read[1]


def test_what_a_request_does_not_ask_for_counts_for_nobody() -> None:
    nothing = Wanted("request", Place("XXX"))
    for candidate in (PERFECT, Candidate("empty")):
        counted = [part.factor.name for part in score(nothing, candidate, TREES).parts]
        assert counted == ["record", "capacity", "freshness"]


def test_every_factor_says_what_happens_without_it() -> None:
    for factor in FACTORS:
        assert "Without it: candidates rise" in (factor.read.__doc__ or ""), factor.name
        assert any(name == factor.name for name, _, _ in LESS)
