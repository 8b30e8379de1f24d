"""Rows of a spreadsheet, as text by column: CSV or XLSX, whoever made it."""

import csv
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.utils.exceptions import InvalidFileException

from activities.recommendations.importing.draft import text_of
from activities.recommendations.importing.files import LONGEST_CELL
from portal.uploads.checking import accept

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

#: Bytes of a file, and of a workbook once it is unpacked.
MOST_BYTES: Final = 5 * 1024 * 1024
MOST_UNPACKED: Final = 25 * 1024 * 1024
MOST_ROWS: Final = 1000
#: Cells looked at, empty ones and empty rows included: a workbook may claim any number of them.
MOST_CELLS: Final = 1_500_000
EXTENSIONS: Final = (".csv", ".xlsx")
_DELIMITERS: Final = ",;\t"
#: What openpyxl and the parsers below it raise for a workbook that is none.
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    OverflowError,
    RecursionError,
    NotImplementedError,
    EOFError,
    OSError,
    # The XML parser's own error is one.
    SyntaxError,
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file.

    Attributes:
        number: as a spreadsheet program shows it; the row of headings is 1.
        cells: text by column, empty where the file has none.
        problems: what cannot be read, by column; ``""`` is the row as a whole.
    """

    number: int
    cells: dict[str, str]
    problems: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file holds.

    Attributes:
        unknown: headings that name no column, so nothing below them is read.
    """

    rows: list[Row]
    unknown: list[str]


def checked(upload: "UploadedFile[bytes]") -> tuple[str, bytes]:
    """Return the kind of an uploaded file, as its ending, and its bytes.

    Raises:
        ValidationError: why the file is refused, in plain words.
    """
    extension = PurePosixPath(upload.name or "").suffix.lower()
    if extension not in EXTENSIONS:
        raise ValidationError(_("Choose a file whose name ends in .xlsx or .csv."))
    if (upload.size or 0) > MOST_BYTES:
        raise ValidationError(_("The file is larger than 5 MB."))
    if extension == ".csv":
        upload.seek(0)
        _decoded(upload.read())
    _name, data = accept(upload)
    if extension == ".xlsx":
        with zipfile.ZipFile(BytesIO(data)) as archive:
            unpacked = sum(one.file_size for one in archive.infolist())
        if unpacked > MOST_UNPACKED:
            raise ValidationError(_("The file is far larger unpacked than it looks."))
    return extension, data


def read(extension: str, data: bytes, *, columns: Sequence[str], required: Sequence[str]) -> Sheet:
    """Return what a file holds that was checked.

    Args:
        extension: kind of the file, as ``checked`` returns it.
        data: its bytes.
        columns: names of those that are read, as the first row has them.
        required: names of those that must be there.

    Raises:
        ValidationError: it cannot be read, lacks a column, or holds no rows or too many.
    """
    lines = _csv_lines(data) if extension == ".csv" else _xlsx_lines(data)
    headings = [text_of(cell).lower() for cell in next(lines, [])]
    named = [name for name in headings if name]
    if missing := [name for name in required if name not in named]:
        raise ValidationError(
            _("The first row lacks these columns: %(columns)s.") % {"columns": ", ".join(missing)}
        )
    if twice := sorted({name for name in named if named.count(name) > 1}):
        raise ValidationError(
            _("The first row has these columns twice: %(columns)s.")
            % {"columns": ", ".join(twice)[:200]}
        )
    rows: list[Row] = []
    for number, cells in enumerate(lines, start=2):
        if any(text_of(cell) for cell in cells):
            if len(rows) == MOST_ROWS:
                raise ValidationError(
                    _("The file has more than 1,000 rows. Part it into several files.")
                )
            rows.append(_row(number, headings, cells, columns))
    if not rows:
        raise ValidationError(_("The file has no rows below its headings."))
    return Sheet(rows, [name[:60] for name in named if name not in columns])


def _row(number: int, headings: list[str], cells: list[Any], columns: Sequence[str]) -> Row:
    texts = [_text(cell) for cell in cells]
    held = dict.fromkeys(columns, "") | {
        name: text for name, text in zip(headings, texts, strict=False) if name in columns
    }
    problems = [
        (name, _("The spreadsheet could not calculate this cell: %(value)s") % {"value": text})
        for name, text in held.items()
        if text in ERROR_CODES
    ]
    if any(texts[len(headings) :]):
        problems.append(("", _("The row has more cells than the row of headings.")))
    return Row(number, held, tuple(problems))


def _text(cell: Any) -> str:
    """Return a cell as text: dates as ISO 8601, whole numbers without a fraction."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return f"{cell:.0f}"
    return text_of(cell)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValidationError(
            _("The file is not in UTF-8. Save it as “CSV UTF-8”, or send it as .xlsx.")
        ) from None


def _csv_lines(data: bytes) -> Iterator[list[Any]]:
    """Yield lines; spreadsheet programs part cells as their country's numbers are written."""
    csv.field_size_limit(LONGEST_CELL)
    text = _decoded(data)
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        yield from _bounded(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise _damaged() from None


def _xlsx_lines(data: bytes) -> Iterator[list[Any]]:
    """Yield the first sheet's lines; a formula is what it was when the workbook was saved."""
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        try:
            sheet = book.worksheets[0]
            # What the sheet says of its own size may be wrong.
            sheet.reset_dimensions()
            yield from _bounded(sheet.iter_rows(values_only=True))
        finally:
            book.close()
    except ValidationError:
        raise
    except _BROKEN:
        raise _damaged() from None


def _bounded(lines: Iterable[Iterable[Any]]) -> Iterator[list[Any]]:
    seen = 0
    for line in lines:
        cells = list(line)
        seen += 1 + len(cells)
        if seen > MOST_CELLS:
            raise _damaged()
        yield cells


def _damaged() -> ValidationError:
    return ValidationError(_("The file is damaged, or not what its name says."))
