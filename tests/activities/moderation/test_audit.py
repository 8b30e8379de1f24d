"""The record can be read, filtered, taken away as a file and checked, and nothing else."""

import csv
import io
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from activities.agreement.models import Decision, RecordHead
from activities.agreement.record import append
from activities.repository.models import ActivityPage
from portal.reference.models import State
from tests.activities.agreement.asking import review
from tests.activities.moderation.conftest import Sender

pytestmark = pytest.mark.django_db

RECORD = "/admin/activities/record/"


@pytest.fixture
def asked(sent: Sender, secretary: User) -> ActivityPage:
    """Return an activity that two States are asked about; Uganda declines."""
    page = sent(states=["KEN", "UGA"])
    review(page, secretary)
    append(
        Decision.Kind.DECLINED,
        work_key=page.translation_key,
        state=State.objects.get(iso3="UGA"),
        user=secretary,
        page=page,
        reason="=HYPERLINK(1)",
    )
    return page


def entries(client: Client, query: str) -> list[dict[str, str]]:
    response: Any = client.get(f"{RECORD}export.csv?{query}")
    assert response.status_code == 200
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize(
    ("query", "count"),
    [("", 3), ("state=KEN", 1), ("kind=declined", 1), ("reference=tc-", 3), ("reference=x", 0)],
)
def test_filters(desk: Client, asked: ActivityPage, query: str, count: int) -> None:
    shown = desk.get(f"{RECORD}?{query}").content.decode()
    assert shown.count(f"<bdi>{asked.reference}</bdi>") == count
    assert len(entries(desk, query)) == count


@pytest.mark.parametrize("query", ["reference=%00", "state=%00", "kind=x", "p=-1"])
def test_bad_filters_are_no_error(desk: Client, asked: ActivityPage, query: str) -> None:
    del asked
    assert desk.get(f"{RECORD}?{query}").status_code == 200
    assert len(entries(desk, query)) == 3


def test_no_formula_in_the_file(desk: Client, asked: ActivityPage) -> None:
    del asked
    (row,) = entries(desk, "kind=declined")
    assert row["reason"] == "'=HYPERLINK(1)"
    assert (row["state"], row["decided_by"]) == ("UGA", "secretary")


def test_a_constant_number_of_queries(desk: Client, asked: ActivityPage, secretary: User) -> None:
    counts = []
    for more in (1, 5):
        for _one in range(more):
            append(
                Decision.Kind.CHANGE_ASKED,
                work_key=asked.translation_key,
                state=State.objects.get(iso3="KEN"),
                user=secretary,
                page=asked,
                reason="Which judges?",
            )
        desk.get(RECORD)
        with CaptureQueriesContext(connection) as queries:
            desk.get(RECORD)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_check(desk: Client, asked: ActivityPage) -> None:
    del asked
    assert "The record is whole" in desk.get(f"{RECORD}check/").content.decode()
    RecordHead.objects.update(count=9)
    shown = desk.get(f"{RECORD}check/").content.decode()
    assert "The record is not whole" in shown
    assert "its head says 9" in shown
