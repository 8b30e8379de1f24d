"""Facts about States in the demonstration: in every state of their lives, and read on profiles."""

from collections import Counter
from importlib.resources import files
from typing import Any

import pytest
from django.test import Client

from activities.profiles.demonstration.planting import plant_facts
from activities.profiles.models import FactEvent, StateFact
from portal.demonstration.planting import Grounds
from portal.demonstration.texts import read
from portal.languages import CODES
from tests.panels.typography import faults

CONTENT = files("activities.profiles.demonstration") / "content"


def words(code: str) -> dict[str, Any]:
    return read(CONTENT / f"{code}.toml")


@pytest.mark.parametrize("code", CODES)
def test_every_language_says_the_same_things_in_its_own_typography(code: str) -> None:
    assert set(words(code)) == set(words("en"))
    assert faults(code, words(code)) == []


@pytest.mark.usefixtures("demonstration")
def test_they_are_sent_reviewed_and_read() -> None:
    rows = list(StateFact.objects.select_related("state", "sender", "decided_by"))
    stages = Counter(row.status for row in rows)
    assert set(stages) == set(StateFact.Status)
    assert {row.kind for row in StateFact.objects.public()} == set(StateFact.Kind)
    for row in rows:
        row.full_clean()
        assert row.sender is not None
        assert set(row.texts) == set(CODES)
        assert row.sender.focal_points.get().state == row.state
        record = list(FactEvent.objects.filter(fact=row).values_list("status", "user"))
        assert record[0] == ("sent", row.sender_id)
        by = None if row.status == "sent" else row.decided_by
        assert record[1:] == ([(row.status, by.pk)] if by else [])
        assert (row.status == "withdrawn") == (by == row.sender)
        assert bool(row.reason) == (row.status == "returned")
    states = {row.state.iso3 for row in rows}
    for code, iso3 in {*((code, "KEN") for code in CODES), *(("en", iso3) for iso3 in states)}:
        read_by_all = Client().get(f"/{code}/states/{iso3}/").content.decode()
        for row in rows:
            if row.state.iso3 == iso3:
                is_shown = row.texts[code] in read_by_all
                assert is_shown == (row.status == "published"), (code, row)


@pytest.mark.usefixtures("demonstration")
def test_again_sends_nothing() -> None:
    counted = StateFact.objects.count(), FactEvent.objects.count()
    plant_facts(Grounds({}, {}))
    assert counted == (StateFact.objects.count(), FactEvent.objects.count())
