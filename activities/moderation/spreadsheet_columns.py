"""Columns of a spreadsheet of activities."""

from typing import Final

from activities.spreadsheets.reading import Sheet
from activities.spreadsheets.reading import read as read_columns

REQUIRED: Final = ("organisation", "language", "title", "summary", "states")
COLUMNS: Final = (
    *REQUIRED,
    "description",
    "starts_on",
    "ends_on",
    "status",
    "modality",
    "themes",
    "groups",
    "sdgs",
    "recommendations",
    "beneficiaries",
    "results",
    "lessons",
    "public_contact",
    "private_contact",
    "links",
    "source",
    "amount",
    "currency",
    "fund",
    "external_id",
)


def read(extension: str, data: bytes) -> Sheet:
    """Return the rows of a file of activities that was checked.

    Raises:
        ValidationError: it cannot be read, lacks a column, or holds no rows or too many.
    """
    return read_columns(extension, data, columns=COLUMNS, required=REQUIRED)
