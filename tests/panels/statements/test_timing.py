"""From when and until when statements are received."""

import datetime as dt
from typing import Any

import pytest
from pytest_django import Settings

from panels.discussions.models import PanelPage
from panels.discussions.moments import errors_of_moments
from panels.discussions.standing import Standing
from panels.statements.timing import Window, times_of, window_of
from tests.panels.discussions.panels import ENDS, STARTS

pytestmark = pytest.mark.django_db

LAST = dt.date(2025, 7, 21)
# In Geneva it is the next day by then.
MIDNIGHT = dt.datetime(2025, 7, 21, 22, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


@pytest.mark.parametrize(
    ("values", "moment", "window"),
    [
        ({}, STARTS - dt.timedelta(days=300), Window.OPEN),
        ({}, MIDNIGHT - SECOND, Window.OPEN),
        ({}, MIDNIGHT, Window.CLOSED),
        ({"ends_at": None}, MIDNIGHT - SECOND, Window.OPEN),
        ({"registration_opens_at": STARTS}, STARTS - SECOND, Window.EARLY),
        ({"registration_opens_at": STARTS}, STARTS, Window.OPEN),
        ({"statements_deadline": dt.date(2025, 7, 8)}, MIDNIGHT - SECOND, Window.CLOSED),
        ({"statements_deadline": dt.date(2025, 9, 1)}, MIDNIGHT, Window.OPEN),
        ({"starts_at": None, "ends_at": None}, STARTS, Window.UNDATED),
    ],
)
def test_the_window(values: dict[str, Any], moment: dt.datetime, window: Window) -> None:
    panel = PanelPage(**{"starts_at": STARTS, "ends_at": ENDS, **values})
    assert window_of(panel, Standing.PLANNED, moment) is window
    assert window_of(panel, Standing.POSTPONED, moment) is Window.OFF
    assert window_of(panel, Standing.CANCELLED, moment) is Window.OFF


def test_the_last_day_is_the_panels_own_or_some_days_after_it(settings: Settings) -> None:
    panel = PanelPage(starts_at=STARTS, ends_at=ENDS)
    assert times_of(panel).last_day == LAST
    settings.STATEMENTS_DAYS = 0
    assert times_of(panel).last_day == STARTS.date()
    panel.statements_deadline = LAST
    assert times_of(panel).last_day == LAST


@pytest.mark.parametrize(("day", "wrong"), [(6, True), (7, False), (30, False)])
def test_an_editor_cannot_end_it_before_the_panel(day: int, *, wrong: bool) -> None:
    panel = PanelPage(starts_at=STARTS, ends_at=ENDS, statements_deadline=dt.date(2025, 7, day))
    assert ("statements_deadline" in errors_of_moments(panel)) is wrong
