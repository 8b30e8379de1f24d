"""The clock: reminders, questions, staleness and the archive, each exactly once."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from activities.cooperation import clock, deciding, introducing
from activities.cooperation.models import Offer, Request, Side
from tests.activities.cooperation.making import (
    People,
    a_public_offer,
    a_request,
    an_open_request,
    letters,
)

NOW = timezone.now()


def at_day(days: int) -> datetime:
    return NOW + timedelta(days=days, hours=1)


def test_the_secretariat_is_reminded_once(people: People) -> None:
    deciding.send_request(a_request(), people.focal, "0")
    letters()
    assert clock.run(at_day(13)) == 0
    assert clock.run(at_day(14)) == 1
    assert clock.run(at_day(30)) == 0
    assert letters() == [("overdue.txt", people.secretary.email)]


def test_a_request_is_asked_about_then_stale_then_archived(people: People) -> None:
    row = an_open_request(people)
    letters()
    assert [clock.run(at_day(day)) for day in (364, 366, 367, 395, 397, 398)] == [0, 1, 0, 0, 1, 0]
    assert letters() == [("current.txt", people.focal.email), ("stale.txt", people.focal.email)]
    assert not Request.objects.public().exists()
    assert [clock.run(at_day(day)) for day in (729, 731, 732)] == [0, 1, 0]
    assert Request.objects.get(pk=row.pk).status == "archived"


def test_who_says_it_is_current_brings_it_back(people: People) -> None:
    offer = a_public_offer(people)
    clock.run(at_day(366))
    clock.run(at_day(397))
    assert not Offer.objects.public().exists()
    deciding.renew(offer, people.partner)
    assert Offer.objects.public().exists()


def test_a_proposal_is_reminded_of_and_lapses(people: People) -> None:
    row = an_open_request(people)
    introducing.propose(row, a_public_offer(people), people.partner, Side.PARTNER, "")
    letters()
    assert [clock.run(at_day(day)) for day in (44, 46, 47, 61, 62)] == [0, 1, 0, 1, 0]
    assert letters() == [("reminder.txt", people.focal.email), ("lapsed.txt", people.partner.email)]
    assert Request.objects.get(pk=row.pk).status == "open"


def test_what_breaks_in_the_middle_is_done_once_afterwards(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_open_request(people)
    letters()

    def killed(*_args: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(clock, "write_about", killed)
        with pytest.raises(KeyboardInterrupt):
            clock.run(at_day(366))
    assert letters() == []
    assert [clock.run(at_day(366)), clock.run(at_day(366))] == [1, 0]
    assert letters() == [("current.txt", people.focal.email)]
