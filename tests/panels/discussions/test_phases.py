"""Time decides the phase, and the phase decides what comes first."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panels.discussions.phases import (
    ASSUMED_LENGTH,
    JUST_ENDED_FOR,
    ORDER,
    Phase,
    Schedule,
    Section,
    phase_at,
)
from tests.panels.discussions.panels import ENDS, STARTS

OPENS = STARTS - dt.timedelta(days=30)
WHOLE = Schedule(STARTS, ENDS, OPENS)
SECOND = dt.timedelta(seconds=1)
# Days before and after the start of the panel.
DAYS = st.integers(min_value=-500, max_value=500)


@pytest.mark.parametrize(
    ("now", "phase"),
    [
        (OPENS - SECOND, Phase.ANNOUNCED),
        (OPENS, Phase.REGISTRATION),
        (STARTS - SECOND, Phase.REGISTRATION),
        (STARTS, Phase.LIVE),
        (ENDS - SECOND, Phase.LIVE),
        (ENDS, Phase.JUST_ENDED),
        (ENDS + JUST_ENDED_FOR - SECOND, Phase.JUST_ENDED),
        (ENDS + JUST_ENDED_FOR, Phase.ARCHIVE),
    ],
)
def test_each_phase_begins_at_its_moment(now: dt.datetime, phase: Phase) -> None:
    assert phase_at(WHOLE, now) == phase


def test_what_is_not_known_yet_does_not_happen() -> None:
    assert phase_at(Schedule(), STARTS) == Phase.ANNOUNCED
    assert phase_at(Schedule(registration_opens_at=OPENS), STARTS) == Phase.REGISTRATION
    assert phase_at(Schedule(STARTS, ENDS), STARTS - SECOND) == Phase.ANNOUNCED


def test_a_panel_without_an_end_lasts_as_long_as_panels_do() -> None:
    schedule = Schedule(STARTS)
    assert phase_at(schedule, STARTS + ASSUMED_LENGTH - SECOND) == Phase.LIVE
    assert phase_at(schedule, STARTS + ASSUMED_LENGTH) == Phase.JUST_ENDED


@given(st.lists(DAYS, min_size=3, max_size=3, unique=True), st.lists(DAYS, min_size=2))
def test_phases_only_go_forward(days: list[int], nows: list[int]) -> None:
    opens, starts, ends = (STARTS + dt.timedelta(days=day) for day in sorted(days))
    schedule = Schedule(starts, ends, opens)
    order = list(Phase)
    moments = [STARTS + dt.timedelta(days=day) for day in sorted(nows)]
    seen = [order.index(phase_at(schedule, moment)) for moment in moments]
    assert seen == sorted(seen)


@pytest.mark.parametrize("phase", Phase)
def test_no_phase_hides_a_part_but_registration(phase: Phase) -> None:
    assert len(set(ORDER[phase])) == len(ORDER[phase])
    left_out = set(Section) - set(ORDER[phase])
    assert left_out <= {Section.REGISTRATION}
    assert bool(left_out) == (phase in {Phase.LIVE, Phase.JUST_ENDED, Phase.ARCHIVE})


def test_what_matters_comes_first() -> None:
    before = (Phase.ANNOUNCED, Phase.REGISTRATION, Phase.LIVE)
    assert {ORDER[phase][0] for phase in before} == {Section.ACCESS}
    assert ORDER[Phase.LIVE][1] == Section.WATCH
    recorded = (Section.WATCH, Section.RECORDINGS, Section.ACCESS)
    assert ORDER[Phase.JUST_ENDED][:3] == recorded
    assert ORDER[Phase.ARCHIVE][:2] == (Section.OUTCOME, Section.IDEAS)
