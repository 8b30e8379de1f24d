"""Spreadsheets of activities, and what the portal says of them."""

import csv
from io import BytesIO, StringIO
from typing import Any

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django_tasks_db.models import DBTaskResult
from openpyxl import Workbook

from activities.moderation.spreadsheet_checking import Outcome
from activities.moderation.spreadsheet_columns import COLUMNS, read
from activities.moderation.spreadsheet_sending import deliver, send_rows
from activities.spreadsheets.reading import Sheet

PAGE = "/admin/activities/spreadsheet/"
GOOD = {
    "organisation": "riverside watch (FICTITIOUS)",
    "language": "en",
    "title": "Training of judges",
    "summary": "Judges were trained.",
    "states": "KEN; uga",
    "external_id": "A-1",
}


def as_csv(
    *rows: dict[str, str], columns: tuple[str, ...] = COLUMNS, delimiter: str = ","
) -> bytes:
    text = StringIO()
    writer = csv.DictWriter(text, columns, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def as_xlsx(*rows: dict[str, Any]) -> bytes:
    book = Workbook()
    sheet: Any = book.active
    columns = list(dict.fromkeys(name for row in rows for name in row))
    sheet.append([name.upper() for name in columns])
    for row in rows:
        sheet.append([row.get(name) for name in columns])
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def post(desk: Client, data: bytes, name: str = "a.csv") -> Any:
    return desk.post(PAGE, {"file": SimpleUploadedFile(name, data)})


def waiting() -> Any:
    """Return the imports that wait for a worker."""
    return DBTaskResult.objects.ready().filter(task_path=send_rows.module_path)


def said(desk: Client, data: bytes, name: str = "a.csv") -> list[dict[str, Any]]:
    """Return what a dry run says of each row."""
    answer = post(desk, data, name)
    assert answer.status_code == 200, answer.context["form"].errors
    found: list[dict[str, Any]] = answer.context["outcomes"]
    return found


def sheet_of(*rows: dict[str, str]) -> Sheet:
    return read(".csv", as_csv(*rows))


def imported(secretary: User, *rows: dict[str, str]) -> list[Outcome]:
    return list(deliver(sheet_of(*rows), secretary))
