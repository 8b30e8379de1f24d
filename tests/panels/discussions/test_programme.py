"""Clocks at the venue become moments."""

import datetime as dt

from panels.discussions.programme import moments


def utc(*times: dt.datetime | None) -> list[str]:
    return [time.astimezone(dt.UTC).isoformat() for time in times if time is not None]


def test_steps_are_on_the_day_of_the_panel_at_the_venue() -> None:
    # Past midnight in Geneva already.
    starts = dt.datetime(2025, 7, 7, 22, 30, tzinfo=dt.UTC)
    assert utc(*moments(starts, [dt.time(0, 30), dt.time(1)])) == [
        "2025-07-07T22:30:00+00:00",
        "2025-07-07T23:00:00+00:00",
    ]


def test_a_time_before_the_one_above_is_on_the_next_day() -> None:
    # On the night to 30 March 2025 clocks go forward.
    starts = dt.datetime(2025, 3, 29, 14, tzinfo=dt.UTC)
    assert utc(*moments(starts, [dt.time(15), dt.time(10), dt.time(9)])) == [
        "2025-03-29T14:00:00+00:00",
        "2025-03-30T08:00:00+00:00",
        "2025-03-31T07:00:00+00:00",
    ]


def test_without_a_day_there_are_no_moments() -> None:
    assert moments(None, [dt.time(15)]) == [None]
