"""Requests go away on the day that the notice names."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from panels.accommodation.expiring import HOUR, delete_expired
from panels.accommodation.models import AccommodationEvent, AccommodationRequest, Sending
from panels.accommodation.timing import today_at_venue
from panels.discussions.models import PanelPage
from portal.background import schedule
from portal.demonstration.texts import CONTENT
from portal.languages import CODES
from portal.pages.models import HomePage
from tests.panels.accommodation.asking import address, asked, begins, coming_panel

Travel = Callable[[dt.timedelta], int]


@pytest.fixture
def coming(homes: dict[str, HomePage]) -> PanelPage:
    return coming_panel(homes["en"], days=60)


@pytest.fixture
def after(monkeypatch: pytest.MonkeyPatch) -> Travel:
    """Let the schedule run at noon, so many days from today; return how many it deleted."""
    noon = timezone.now().replace(hour=12)

    def run(days: dt.timedelta) -> int:
        monkeypatch.setattr(timezone, "now", lambda: noon + days)
        return int(delete_expired.call())

    return run


def days(number: int) -> dt.timedelta:
    return dt.timedelta(days=number)


def test_the_notice_names_the_day_and_the_number(
    client: Client, coming: PanelPage, settings: Settings
) -> None:
    settings.ACCOMMODATION_KEEP_DAYS = 45
    text = client.get(address(coming)).content.decode()
    assert "It is deleted 45 days after the panel" in text
    day = today_at_venue(begins(coming)) + days(45)
    assert f'datetime="{day}"' in text
    assert asked(coming).delete_on == day


@pytest.mark.parametrize("code", CODES)
def test_the_privacy_notice_of_the_demonstration_names_the_same_number(
    code: str, settings: Settings
) -> None:
    text = (CONTENT / code / "privacy.toml").read_text(encoding="utf-8")
    assert str(settings.ACCOMMODATION_KEEP_DAYS) in re.findall(r"\d+", text)


def test_rows_are_really_gone_on_that_day_and_not_before(coming: PanelPage, after: Travel) -> None:
    row = asked(coming)
    assert after(days(89)) == 0
    assert AccommodationRequest.objects.count() == 1
    assert after(days(90)) == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM accommodation_accommodationrequest")
        assert cursor.fetchone() == (0,)
    (last, *_earlier) = AccommodationEvent.objects.filter(reference=row.reference)
    assert (last.kind, last.user) == (AccommodationEvent.Kind.DELETED, None)
    # Once more is harmless.
    assert after(days(91)) == 0


def test_a_panel_that_is_put_off_takes_its_requests_with_it(
    coming: PanelPage, after: Travel
) -> None:
    asked(coming)
    coming.starts_at = begins(coming) + days(100)
    coming.ends_at = coming.starts_at + dt.timedelta(hours=2)
    coming.save_revision().publish()
    assert after(days(90)) == 0
    assert after(days(190)) == 1


def test_the_number_counts_for_what_was_sent_before_it_was_changed(
    coming: PanelPage, after: Travel, settings: Settings
) -> None:
    asked(coming)
    settings.ACCOMMODATION_KEEP_DAYS = 5
    assert after(days(65)) == 1


def test_a_panel_that_is_gone_keeps_no_request(coming: PanelPage, after: Travel) -> None:
    asked(coming)
    coming.delete()
    assert after(days(89)) == 0
    assert after(days(90)) == 1


def test_marks_of_sendings_go_after_an_hour(after: Travel, db: None) -> None:
    del db
    assert Sending.takes("network", "192.0.2.1", 1)
    assert not Sending.takes("network", "192.0.2.1", 1)
    assert Sending.objects.count() == 1
    after(days(1))
    assert Sending.objects.count() == 0


def test_it_is_on_the_schedule() -> None:
    periodic = schedule._schedule[delete_expired.module_path]  # noqa: SLF001 -- there is no other way to look
    assert periodic.seconds == HOUR
