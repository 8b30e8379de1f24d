"""Mechanisms from a spreadsheet: checked first, written once, and only what is fine."""

import csv
from io import StringIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.models import ModelLogEntry

from activities.mechanisms.importing.checking import COLUMNS, REQUIRED, Outcome, check
from activities.mechanisms.models import Mechanism
from activities.spreadsheets.reading import read
from tests.activities.agreement.asking import a_secretary, enter
from tests.activities.mechanisms.making import a_mechanism

pytestmark = pytest.mark.usefixtures("reference")

PAGE = "/admin/mechanisms/import/"
GOOD = {
    "state": "Kenya",
    "kind": "NHRI",
    "name_en": "Commission",
    "accreditation": "a",
    "accredited_on": "2024-03-29",
    "source": "List of 1 March",
    "checked_on": "2025-03-01",
}
FOLLOWS_UP = GOOD | {"kind": "nmirf", "accreditation": "", "accredited_on": ""}


def as_csv(*rows: dict[str, str]) -> bytes:
    text = StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def checked(*rows: dict[str, str]) -> list[Outcome]:
    return check(read(".csv", as_csv(*rows), columns=COLUMNS, required=REQUIRED))


@pytest.mark.parametrize(
    ("wrong", "column"),
    [
        ({"state": "Atlantis"}, "state"),
        ({"state": ""}, "state"),
        ({"kind": "ministry"}, "kind"),
        ({"name_en": ""}, "name_en"),
        ({"accreditation": "C"}, "accreditation"),
        ({"accredited_on": "29/03/2024"}, "accredited_on"),
        ({"accredited_on": "2024-02-30"}, "accredited_on"),
        ({"accredited_on": "2999-01-01"}, "accredited_on"),
        ({"checked_on": ""}, "checked_on"),
        ({"source": ""}, "source"),
        ({"type": "ad-hoc"}, "type"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"source": "x" * 5000}, "source"),
    ],
)
def test_what_is_wrong_is_said_beside_its_column(wrong: dict[str, str], column: str) -> None:
    (outcome,) = checked(GOOD | wrong)
    assert outcome.verdict == "refused"
    assert [name for name, text in outcome.reasons if text] == [column]


def test_a_mechanism_that_is_there_is_left_or_changed_and_none_comes_twice(
    django_assert_num_queries: Any,
) -> None:
    a_mechanism(name={"en": "Commission", "fr": "La Commission"})
    a_mechanism(name="Office", kind="nmirf")
    with django_assert_num_queries(3):
        same, again, other, new = checked(
            GOOD,
            GOOD | {"name_en": "", "name_fr": "LA COMMISSION"},
            FOLLOWS_UP | {"name_en": "Office", "name_es": "Oficina", "type": "Ministerial"},
            FOLLOWS_UP | {"name_en": "Commission"},
        )
    assert [one.verdict for one in (same, again, other, new)] == [
        "there",
        "refused",
        "changed",
        "new",
    ]
    assert "Row 2" in again.reasons[0][1]
    assert other.changes == ["type", "official names"]
    assert other.mechanism is not None
    assert other.mechanism.labels == {"en": "Office", "es": "Oficina"}


def test_a_check_writes_nothing_and_an_import_what_is_fine(client: Client) -> None:
    enter(client, a_secretary())
    a_mechanism(name="Office")
    rows = (GOOD, GOOD | {"kind": "x"}, GOOD | {"name_en": "Office", "url": "https://example.org/"})
    answer: Any = client.post(PAGE, {"file": SimpleUploadedFile("a.csv", as_csv(*rows))})
    assert [one.verdict for one in answer.context["outcomes"]] == ["new", "refused", "changed"]
    assert Mechanism.objects.count() == 1
    ticket = answer.context["ticket"]
    for _time in range(2):
        answer = client.post(f"{PAGE}write/", {"ticket": ticket}, follow=True)
    assert "kept no longer" in answer.content.decode()
    names = [row.label for row in Mechanism.objects.order_by("pk")]
    assert names == ["Office", "Commission"]
    assert Mechanism.objects.get(url="https://example.org/").label == "Office"
    actions = ModelLogEntry.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["wagtail.create", "wagtail.edit"]


def test_the_list_leads_to_the_import_and_its_template(client: Client) -> None:
    enter(client, a_secretary())
    listed = client.get("/admin/snippets/mechanisms/mechanism/")
    assert f'href="{PAGE}"' in listed.content.decode()
    empty = client.get(f"{PAGE}template.csv").content.decode()
    assert empty.strip("\ufeff\r\n").split(",") == list(COLUMNS)
    refused = client.post(PAGE, {"file": SimpleUploadedFile("a.csv", b"state\nKEN\n")})
    assert refused.status_code == 422
