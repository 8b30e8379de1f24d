"""When the steps of a programme begin. Knows no model."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from panels.discussions.venue import VENUE_TIME_ZONE


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the programme.

    Attributes:
        time: as clocks at the venue show it.
        starts_at: the same as a moment; ``None`` while the day is not known.
        anchor: ``id`` of its element; empty while it was never saved.
    """

    time: dt.time
    title: str
    speakers: str
    description: str
    starts_at: dt.datetime | None = None
    anchor: str = ""


def moments(starts_at: dt.datetime | None, times: Sequence[dt.time]) -> list[dt.datetime | None]:
    """Return when steps begin, given the clock of the venue at each.

    Steps stand in order: a time before the one above it is on the next day.

    Args:
        starts_at: when the meeting begins, aware; its day at the venue is that of the first step.
        times: one a step, naive, in the order of the programme.
    """
    if starts_at is None:
        return [None] * len(times)
    local = starts_at.astimezone(VENUE_TIME_ZONE)
    day, before = local.date(), dt.time.min
    found: list[dt.datetime | None] = []
    for time in times:
        if time < before:
            day += dt.timedelta(days=1)
        before = time
        found.append(dt.datetime.combine(day, time, tzinfo=VENUE_TIME_ZONE))
    return found
