"""The requests and offers of the demonstration: each as far in its life as its file says."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from activities.cooperation.demonstration.entries import entries
from activities.cooperation.demonstration.people import PEOPLE
from activities.cooperation.demonstration.planting import plant_cooperation
from activities.cooperation.matching.finding import offers_for
from activities.cooperation.matching.holding import vocabularies
from activities.cooperation.matching.wording import Wording
from activities.cooperation.models import (
    LOOKING,
    CooperationEvent,
    Feedback,
    Introduction,
    Message,
    Offer,
    Request,
)
from portal.demonstration.planting import Grounds, work_key
from portal.languages import CODES, DEFAULT
from search import client
from tests.activities.cooperation.making import at, signed_in
from tests.activities.cooperation.matching.planting import context

pytestmark = pytest.mark.usefixtures("demonstration")

#: Status by the stage that a file gives, where it has another name.
STATUSES = {
    "asking": "asking",
    "questioned": "open",
    "declined-once": "open",
    "proposed-by-state": "matched",
    "proposed-by-partner": "matched",
}


@pytest.fixture
def without_engine(settings: Settings) -> Iterator[None]:
    """Have the database answer."""
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    client.forget()
    yield
    client.forget()


def test_each_is_as_far_as_its_file_says_and_says_what_it_is() -> None:
    found: dict[Any, set[str]] = {}
    models: tuple[Any, ...] = (Request, Offer)
    for model, listed in zip(models, entries(), strict=True):
        for entry in listed:
            row = model.objects.get(key=work_key(entry.said["slug"]))
            stage = entry.said["stage"]
            assert row.status == STATUSES.get(stage, stage), entry.said["slug"]
            assert (row.asked_at is not None) == (stage in {"questioned", "stale", "archived"})
            found.setdefault(model, set()).add(row.status)
            texts = {text.language: text for text in row.texts.all()}
            assert texts[entry.language].is_original
            assert set(texts) == {entry.language, *entry.said.get("also", ())}
            for code, text in texts.items():
                said = text.need if isinstance(row, Request) else text.description
                assert said.endswith(entry.marks[code])
    # Every state of their lives, and every visibility.
    assert found == {Request: set(Request.Status), Offer: set(Offer.Status)}
    assert set(Request.objects.shown().values_list("visibility", flat=True)) == set(
        Request.Visibility
    )
    written = Offer.objects.public().values_list("texts__language", flat=True)
    assert set(written) == set(CODES)


def test_introductions_are_of_every_kind() -> None:
    statuses = Counter(Introduction.objects.values_list("status", "proposed_by"))
    assert statuses == {
        ("proposed", "state"): 1,
        ("proposed", "partner"): 1,
        ("declined", "partner"): 1,
        ("confirmed", "state"): 1,
        ("under-way", "state"): 1,
        ("completed", "state"): 2,
    }
    assert Message.objects.count() >= 8
    assert Feedback.objects.count() == 3
    # One State has asked the provider of a practice, who has not answered yet.
    asked = CooperationEvent.objects.get(practice_key__isnull=False)
    assert not Offer.objects.filter(activity_key=asked.practice_key).exists()


def test_again_writes_nothing_and_nobody_was_sent_a_letter() -> None:
    tables = (Request, Offer, Introduction, CooperationEvent, Message, User, DBTaskResult)
    before = [model.objects.count() for model in tables]
    plant_cooperation(Grounds({}, {}))
    assert [model.objects.count() for model in tables] == before
    assert not DBTaskResult.objects.filter(task_path__endswith="send_letter").exists()
    assert not User.objects.filter(email="").exists()


@pytest.mark.usefixtures("without_engine")
def test_every_open_request_has_a_shortlist_with_reasons() -> None:
    wording = Wording(vocabularies(), DEFAULT)
    looking = Request.objects.filter(status__in=LOOKING)
    assert looking.count() == 5
    for row in looking:
        focal = User.objects.get(focal_points__state=row.state_id)
        matches = offers_for(row, Request.objects.visible_to(focal), {}).matches
        assert len(matches) >= 3, row
        for match in matches[:3]:
            assert any(reason.why for reason in wording.reasons(match)), row
        # The best fits well, and not all alike.
        assert matches[0].points > matches[2].points > 0, row


def test_people_reach_their_desk() -> None:
    seen = set(Request.objects.visible_to(AnonymousUser()).values_list("pk", flat=True))
    for person in PEOPLE:
        user = User.objects.get(username=person.username)
        answer = signed_in(user).get(at("own", code=person.language))
        assert answer.status_code == 200
        assert context(answer)["offers"]
        # Accredited partners see more than anybody.
        assert seen < set(Request.objects.visible_to(user).values_list("pk", flat=True))
