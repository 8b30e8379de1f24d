"""Until when one can ask, and until when a request is kept; days are those of the venue."""

from datetime import date, datetime, timedelta
from typing import Final

from django.conf import settings

from panels.discussions.models import PanelPage
from panels.discussions.venue import VENUE_TIME_ZONE

#: What interpreters and printers need, when the panel names no day of its own.
DAYS_BEFORE: Final = timedelta(days=10)


def today_at_venue(now: datetime) -> date:
    """Return the day it is at the venue."""
    return now.astimezone(VENUE_TIME_ZONE).date()


def deadline_of(panel: PanelPage) -> date | None:
    """Return the last day to ask; none while the panel has no date."""
    if panel.starts_at is None:
        return None
    own: date | None = panel.accommodation_deadline
    return own or today_at_venue(panel.starts_at) - DAYS_BEFORE


def deletion_of(panel: PanelPage) -> date | None:
    """Return the day on which requests are deleted; none while the panel has no date."""
    end = panel.ends_at or panel.starts_at
    return today_at_venue(end) + kept_for() if end else None


def kept_for() -> timedelta:
    """Return how long a request is kept after the panel."""
    return timedelta(days=settings.ACCOMMODATION_KEEP_DAYS)
