"""Files are read whoever made them, and no file breaks the page."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from random import Random

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from activities.moderation.spreadsheet_columns import read
from activities.spreadsheets.reading import MOST_ROWS, Row
from activities.submissions.models import Submission
from portal.organisations.models import Organisation
from tests.activities.moderation.spreadsheets import (
    GOOD,
    as_csv,
    as_xlsx,
    post,
    said,
)
from tests.activities.submissions.hostile import HOSTILE, office

pytestmark = pytest.mark.django_db


def test_a_formula_is_what_was_calculated(desk: Client, watch: Organisation) -> None:
    del watch
    # This workbook was never calculated, so the cell is empty.
    (row,) = said(desk, as_xlsx(GOOD | {"title": '=HYPERLINK("http://e")'}), "a.xlsx")
    assert dict(row["reasons"]) == {"title": "This field is required."}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_cells_parted_as_countries_part_them(watch: Organisation, delimiter: str) -> None:
    del watch
    sheet = read(".csv", b"\xef\xbb\xbf" + as_csv(GOOD, delimiter=delimiter))
    assert sheet.rows[0].cells["states"] == "KEN; uga"


def test_too_many_cells(desk: Client, watch: Organisation) -> None:
    del watch
    data = as_csv(GOOD, columns=tuple(GOOD)).rstrip() + b",more\n"
    (row,) = said(desk, data)
    assert row["reasons"] == [("", "The row has more cells than the row of headings.")]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.csv", b"title,summary\na,b\n", "lacks these columns: organisation, language, states"),
        ("a.csv", as_csv(GOOD, columns=tuple(GOOD)).replace(b"summary", b"title", 1), "summary"),
        ("a.csv", as_csv(), "no rows"),
        ("a.csv", as_csv(*[GOOD] * (MOST_ROWS + 1)), "more than 1,000 rows"),
        ("a.csv", ",".join(GOOD).encode() + b"\nCaf\xe9,en,a,b,KEN,1\n", "not in UTF-8"),
        ("a.csv", as_csv(GOOD).decode().encode("utf-16"), "not in UTF-8"),
        ("a.csv", as_csv(GOOD | {"title": "=1+1"}), "scripts, macros"),
        ("a.csv", b"a" * (5 * 1024 * 1024 + 1), "larger than 5 MB"),
        ("a.csv", b"", "empty"),
        ("a.ods", b"x", "ends in .xlsx or .csv"),
        ("a.xlsx", as_csv(GOOD), "damaged"),
        ("a.csv", as_csv(GOOD, columns=(*GOOD, "title")), "twice: title"),
    ],
)
def test_files_that_cannot_be_used(
    desk: Client, watch: Organisation, name: str, data: bytes, words: str
) -> None:
    del watch
    answer = post(desk, data, name)
    assert answer.status_code == 422
    assert words in str(answer.context["form"].errors["file"])


def unpacked(workbook: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(workbook)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def rewritten(change: Callable[[str, bytes], bytes]) -> bytes:
    """Return a good workbook with its parts changed."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in unpacked(as_xlsx(GOOD)).items():
            archive.writestr(name, change(name, data))
    return packed.getvalue()


def in_sheet(old: bytes, new: bytes) -> bytes:
    return rewritten(
        lambda name, data: data.replace(old, new, 1) if name.endswith("sheet1.xml") else data
    )


def bomb() -> bytes:
    packed = BytesIO(as_xlsx(GOOD))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/more.xml", b"<a>" + bytes(range(48, 58)) * 2_700_000 + b"</a>")
    return packed.getvalue()


BROKEN = {
    "nothing in it.xlsx": office("xlsx"),
    "entity.xlsx": in_sheet(b"<worksheet", b"<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet"),
    "external entity.xlsx": in_sheet(
        b"<worksheet", b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><worksheet"
    ),
    "no xml.xlsx": in_sheet(b"<worksheet", b"worksheet"),
    "far row.xlsx": in_sheet(b'<row r="2"', b'<row r="999999999999"'),
    "far cell.xlsx": in_sheet(b'r="A2"', b'r="ZZZZZZZ2"'),
    "no number.xlsx": in_sheet(b'r="A2"', b'r="2A"'),
    "kind.xlsx": in_sheet(b't="inlineStr"', b't="s"'),
    "bad number.xlsx": in_sheet(b't="inlineStr"', b't="n"'),
    "size.xlsx": in_sheet(b'ref="A1', b'ref="A1:XFD99999999" x="'),
    "without a sheet.xlsx": rewritten(
        lambda name, data: (
            re.sub(b"<sheets>.*</sheets>", b"<sheets/>", data)
            if name.endswith("workbook.xml")
            else data
        )
    ),
    "unpacked.xlsx": bomb(),
    "cut.xlsx": as_xlsx(GOOD)[:-200],
    "quote.csv": as_csv(GOOD) + b'"open',
    "zeros.csv": as_csv(GOOD) + b"\x00",
}


@pytest.mark.parametrize("name", BROKEN)
def test_workbooks_that_deceive(desk: Client, watch: Organisation, name: str) -> None:
    del watch
    answer = post(desk, BROKEN[name], name)
    assert answer.status_code in {200, 422}
    assert not Submission.objects.exists()


@pytest.mark.parametrize(
    "name",
    [
        "entity.xlsx",
        "external entity.xlsx",
        "far row.xlsx",
        "unpacked.xlsx",
        "cut.xlsx",
        "zeros.csv",
    ],
)
def test_some_of_them_are_refused_whole(desk: Client, watch: Organisation, name: str) -> None:
    del watch
    assert post(desk, BROKEN[name], name).status_code == 422


def test_hostile_files_are_refused(desk: Client, watch: Organisation) -> None:
    del watch
    for name, data in HOSTILE.items():
        answer = post(desk, data, name)
        assert answer.status_code == 422, name


def test_a_row_is_a_row(watch: Organisation) -> None:
    del watch
    sheet = read(".csv", as_csv(GOOD) + b"\n,,,\n" + as_csv(GOOD).split(b"\r\n", 1)[1])
    assert [row.number for row in sheet.rows] == [2, 5]
    assert all(isinstance(row, Row) for row in sheet.rows)


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
def test_damaged_workbooks_are_read_or_refused(watch: Organisation) -> None:
    del watch
    chance = Random(57)  # noqa: S311 -- the same damage each time
    refused = 0
    for name, data in sorted(unpacked(as_xlsx(GOOD)).items()) * 15:
        broken = bytearray(data)
        at = chance.randrange(len(broken))
        broken[at : at + chance.randrange(9)] = bytes(chance.choices(range(32, 127), k=3))
        parts = {name: bytes(broken)}
        try:
            read(".xlsx", rewritten(parts.get))
        except ValidationError:
            refused += 1
    assert refused
