"""When a statement can be sent; days are those of the venue."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.conf import settings

from panels.discussions.models import PanelPage
from panels.discussions.standing import Standing
from panels.discussions.venue import VENUE_TIME_ZONE


class Window(StrEnum):
    """Whether a statement can be sent, and if not, why."""

    OPEN = "open"
    EARLY = "early"
    CLOSED = "closed"
    UNDATED = "undated"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Times:
    """From when and until when, as far as that is known.

    Attributes:
        opens_at: when registration opens; at once where the panel does not say.
        last_day: the last day, at the venue.
    """

    opens_at: datetime | None
    last_day: date | None


def times_of(panel: PanelPage) -> Times:
    """Return when statements can be sent, from the version in the panel's source language."""
    own: date | None = panel.statements_deadline
    end = panel.schedule.end
    days = timedelta(days=settings.STATEMENTS_DAYS)
    last_day = own or (end.astimezone(VENUE_TIME_ZONE).date() + days if end else None)
    return Times(panel.registration_opens_at, last_day)


def window_of(panel: PanelPage, standing: Standing, now: datetime) -> Window:
    """Return whether a statement can be sent at a moment.

    Args:
        panel: its version in its source language.
        standing: whether the panel takes place.
        now: aware.
    """
    times = times_of(panel)
    if standing is not Standing.PLANNED:
        return Window.OFF
    if times.last_day is None:
        return Window.UNDATED
    if times.opens_at is not None and now < times.opens_at:
        return Window.EARLY
    closed = now.astimezone(VENUE_TIME_ZONE).date() > times.last_day
    return Window.CLOSED if closed else Window.OPEN
