"""What a mechanism must say, and how a State's own are shown."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from activities.mechanisms.models import Mechanism
from activities.mechanisms.showing import mechanisms_of
from portal.reference.models import State
from tests.activities.agreement.asking import a_secretary, enter
from tests.activities.mechanisms.making import a_mechanism

pytestmark = pytest.mark.usefixtures("reference")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": "other"}, "kind"),
        ({"labels": {}}, "labels"),
        ({"labels": {"xx": "Name"}}, "labels"),
        ({"source": ""}, "source"),
        ({"checked_on": None}, "checked_on"),
        ({"accredited_on": None}, "accredited_on"),
        ({"accreditation": ""}, "accreditation"),
        ({"accreditation": "none"}, "accreditation"),
        ({"accreditation": "C"}, "accreditation"),
        ({"type": "ad-hoc"}, "type"),
        ({"kind": "nmirf"}, "accreditation"),
        ({"url": "javascript:alert(1)"}, "url"),
    ],
)
def test_what_is_missing_or_does_not_fit_is_said(wrong: dict[str, Any], field: str) -> None:
    row = a_mechanism()
    for name, value in wrong.items():
        setattr(row, name, value)
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert field in refused.value.message_dict


@pytest.mark.parametrize("name", ["accredited_on", "checked_on"])
def test_nothing_is_known_from_a_day_to_come(name: str) -> None:
    row = a_mechanism()
    setattr(row, name, timezone.localdate() + dt.timedelta(days=1))
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert list(refused.value.message_dict) == [name]


def test_the_database_keeps_the_facts_of_both_kinds_apart() -> None:
    a_mechanism(kind="nmirf")
    with pytest.raises(IntegrityError):
        Mechanism.objects.update(accreditation="A")


def test_a_state_shows_its_mechanisms_in_one_query() -> None:
    state = State.objects.get(iso3="KEN")
    a_mechanism(name={"fr": "Secrétariat", "ar": "أمانة"}, kind="nmirf")
    a_mechanism(name={"en": "Commission", "fr": "La Commission"}, synonyms={"fr": ["CNDH"]})
    a_mechanism("TUN")
    with (
        override("fr"),
        CaptureQueriesContext(
            connection,
        ) as counted,
    ):
        nhri, nmirf = mechanisms_of(state)
    assert len(counted) == 1
    assert (nhri.name, nhri.language, nhri.short_names) == ("La Commission", None, ("CNDH",))
    assert (nhri.kind, nhri.state, str(nhri.since)) == ("nhri", "KEN", "2024-03-29")
    assert (nmirf.kind, nmirf.name, nmirf.since) == ("nmirf", "Secrétariat", None)
    with override("es"):
        nhri, nmirf = mechanisms_of(state)
    assert nhri.language is not None
    assert nmirf.language is not None
    # In English where it has a name in it, else in the first language it has.
    assert (nhri.name, nhri.language.code) == ("Commission", "en")
    assert (nmirf.name, nmirf.language.code) == ("أمانة", "ar")


def test_the_secretariat_keeps_mechanisms(client: Client) -> None:
    enter(client, a_secretary())
    address = "/admin/snippets/mechanisms/mechanism/"
    form = client.get(f"{address}add/").content.decode()
    assert all(f'name="{name}"' in form for name in ("labels_en", "accreditation", "checked_on"))
    a_mechanism()
    assert "Commission" in client.get(address, {"q": "commiss"}).content.decode()
    assert "Commission" not in client.get(address, {"q": "other"}).content.decode()
