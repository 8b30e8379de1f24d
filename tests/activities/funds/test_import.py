"""Figures from a spreadsheet: checked first, written once, and only what is fine."""

import csv
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook
from wagtail.models import ModelLogEntry

from activities.funds.importing.checking import COLUMNS, Outcome, check
from activities.funds.models import FundFigure
from activities.spreadsheets.reading import read
from tests.activities.agreement.asking import a_user, enter
from tests.activities.funds.making import a_figure

pytestmark = pytest.mark.usefixtures("reference")

PAGE = "/admin/funds/import/"
GOOD = {
    "fund": "VFPU",
    "year": "2024",
    "kind": "Contribution",
    "amount": "1500.50",
    "currency": "usd",
}


def as_csv(*rows: dict[str, str]) -> bytes:
    text = StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def as_xlsx(*rows: dict[str, Any]) -> bytes:
    book = Workbook()
    sheet: Any = book.active
    sheet.append(list(COLUMNS))
    for row in rows:
        sheet.append([row.get(name) for name in COLUMNS])
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def checked(*rows: dict[str, str]) -> list[Outcome]:
    columns = {"columns": COLUMNS, "required": COLUMNS[:5]}
    return check(read(".csv", as_csv(*rows), **columns))


@pytest.fixture
def desk(client: Client) -> Client:
    """Return a browser in which somebody has signed in who may import figures."""
    enter(client, a_user("administrator", is_superuser=True, is_staff=True))
    return client


def post(desk: Client, data: bytes, name: str = "a.csv") -> Any:
    return desk.post(PAGE, {"file": SimpleUploadedFile(name, data)})


def test_rows_are_understood_as_people_write_them() -> None:
    kenya, total, spaced, invented = checked(
        GOOD | {"state": "KEN"},
        GOOD,
        GOOD | {"year": "2023", "state": "Кения", "amount": "1\u202f000 000"},
        GOOD | {"kind": "grant", "example": "Yes"},
    )
    assert {one.verdict for one in (kenya, total, spaced, invented)} == {"new"}
    for one, code in ((kenya, "KEN"), (spaced, "KEN")):
        assert one.figure is not None
        assert one.figure.state is not None
        assert one.figure.state.iso3 == code
    assert spaced.figure is not None
    assert spaced.figure.amount == Decimal(1000000)
    assert invented.figure is not None
    assert invented.figure.is_example
    assert total.title == "VFPU · 2024 · Contribution"


@pytest.mark.parametrize(
    ("wrong", "column"),
    [
        ({"fund": "other"}, "fund"),
        ({"fund": ""}, "fund"),
        ({"year": "24"}, "year"),
        ({"year": "1800"}, "year"),
        ({"year": "２０２４"}, "year"),
        ({"kind": "gift"}, "kind"),
        ({"amount": "1,500"}, "amount"),
        ({"amount": "-5"}, "amount"),
        ({"amount": "9" * 15}, "amount"),
        ({"amount": "=1+1"}, "amount"),
        ({"currency": "XQX"}, "currency"),
        ({"currency": ""}, "currency"),
        ({"state": "Atlantis"}, "state"),
        ({"state": "Korea"}, "state"),
        ({"kind": "grant", "state": "KEN"}, "state"),
        ({"fund": "x" * 5000}, "fund"),
    ],
)
def test_what_is_wrong_is_said_beside_its_column(wrong: dict[str, str], column: str) -> None:
    (outcome,) = checked(GOOD | wrong)
    assert outcome.verdict == "refused"
    assert [name for name, text in outcome.reasons if text] == [column]


def test_a_figure_that_is_there_is_left_or_changed_and_none_comes_twice() -> None:
    a_figure(2024, "contribution", "1500.50")
    a_figure(2023, "contribution", "7")
    same, other, again = checked(GOOD, GOOD | {"year": "2023"}, GOOD | {"amount": "3"})
    assert (same.verdict, other.verdict, again.verdict) == ("there", "changed", "refused")
    assert (other.before, other.amount) == ("7", "1,500.50")
    assert "Row 2" in again.reasons[0][1]


@pytest.mark.parametrize("name", ["a.csv", "A.XLSX"])
def test_a_check_writes_nothing_and_an_import_what_is_fine(desk: Client, name: str) -> None:
    rows = (GOOD, GOOD | {"year": "2023", "kind": "gift"}, GOOD | {"year": "2022"})
    a_figure(2022, "contribution", "7")
    answer = post(desk, as_csv(*rows) if name == "a.csv" else as_xlsx(*rows), name)
    shown = answer.content.decode()
    assert [one.verdict for one in answer.context["outcomes"]] == ["new", "refused", "changed"]
    assert "<del><bdi>7</bdi></del>" in shown
    assert FundFigure.objects.count() == 1

    ticket = answer.context["ticket"]
    for _time in range(2):
        answer = desk.post(f"{PAGE}write/", {"ticket": ticket}, follow=True)
    assert "kept no longer" in answer.content.decode()

    amounts = FundFigure.objects.order_by("year").values_list("year", "amount")
    assert list(amounts) == [(2022, Decimal("1500.50")), (2024, Decimal("1500.50"))]
    actions = ModelLogEntry.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["wagtail.create", "wagtail.edit"]


def test_the_number_of_queries_does_not_depend_on_how_many_rows_there_are() -> None:
    counts = []
    for many in (2, 60):
        rows = [GOOD | {"year": str(1950 + at), "state": "KEN"} for at in range(many)]
        with CaptureQueriesContext(connection) as queries:
            assert {one.verdict for one in checked(*rows)} == {"new"}
        counts.append(len(queries))
    assert counts[0] == counts[1] == 3


def test_a_file_that_is_none_is_refused_in_words(desk: Client) -> None:
    for data, name, why in (
        (b"fund,year\nvfpu,2024\n", "a.csv", "lacks these columns"),
        (b"PK\x03\x04", "a.xlsx", "damaged"),
        (b"", "a.csv", ""),
    ):
        answer = post(desk, data, name)
        assert answer.status_code == 422
        assert why in answer.content.decode()


def test_the_list_leads_to_the_import_and_its_template(desk: Client) -> None:
    listed = desk.get("/admin/snippets/funds/fundfigure/")
    assert f'href="{PAGE}"' in listed.content.decode()
    empty = desk.get(f"{PAGE}template.csv").content.decode()
    assert empty.strip("\ufeff\r\n").split(",") == list(COLUMNS)
