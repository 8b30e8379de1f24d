"""The form by which a spreadsheet comes, and the empty file that can be filled in."""

import csv
from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy

from activities.spreadsheets.reading import Sheet, checked


class SheetForm(forms.Form):
    """A file; once it is valid, ``sheet`` is what it holds.

    A room gives ``read``: it returns the rows of a file that was checked, or raises
    ``ValidationError`` for one that cannot be read, lacks a column, or holds no rows or too many.
    """

    sheet: Sheet
    file = forms.FileField(
        label=gettext_lazy("Spreadsheet"),
        help_text=gettext_lazy(
            "An .xlsx or .csv file (UTF-8) of at most 5 MB and 1,000 rows. "
            "The first row holds the names of the columns."
        ),
        widget=forms.FileInput({"accept": ".xlsx,.csv"}),
        allow_empty_file=True,
    )

    def __init__(self, *args: Any, read: Callable[[str, bytes], Sheet], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._read = read

    def clean_file(self) -> tuple[str, bytes]:
        """Check the file by what it is, and read it."""
        extension, data = checked(self.cleaned_data["file"])
        self.sheet = self._read(extension, data)
        return extension, data


def empty_file(name: str, columns: Iterable[str]) -> HttpResponse:
    """Return the row of headings as a file to fill in."""
    # Spreadsheets take a file without this mark for one in their own country's encoding.
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    csv.writer(response).writerow(columns)
    return response
