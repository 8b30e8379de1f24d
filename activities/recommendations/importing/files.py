"""Rows of a file, one at a time: CSV, XLSX or JSON, however long."""

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, TextIO
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from activities.recommendations.importing.draft import Raw

#: Longest cell of a CSV file that is read at all, in characters.
LONGEST_CELL: Final = 10_000_000
CHUNK: Final = 1 << 16
#: Longest object of a JSON file, in characters.
LONGEST_OBJECT: Final = 4_000_000


class UnreadableError(ValueError):
    """The file is not what its name says, or lacks columns."""


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, Raw | str]]:
    """Yield the number of each row and its cells, or the reason why it has none.

    Rows are counted as a spreadsheet shows them, the line of headings being row 1; objects of a
    JSON file from 1.

    Raises:
        UnreadableError: when the file cannot be read as what it is, or lacks a column.
    """
    match path.suffix.lower():
        case ".csv":
            yield from _csv_rows(path, columns)
        case ".xlsx":
            yield from _xlsx_rows(path, columns)
        case ".json":
            yield from _json_rows(path, columns)
        case other:
            raise UnreadableError(f"{other or 'a name without ending'}: csv, xlsx or json is read")


def _with_headings(
    lines: Iterator[list[Any]], columns: tuple[str, ...]
) -> Iterator[tuple[int, Raw | str]]:
    headings = [str(cell or "").strip() for cell in next(lines, [])]
    if missing := [name for name in columns if name not in headings]:
        raise UnreadableError(f"these columns are missing: {', '.join(missing)}")
    for number, cells in enumerate(lines, start=2):
        if not any(cell not in ("", None) for cell in cells):
            continue
        if len(cells) == len(headings):
            yield number, dict(zip(headings, cells, strict=True))
        else:
            yield number, f"{len(cells)} cells where {len(headings)} are expected"


def _csv_rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, Raw | str]]:
    csv.field_size_limit(LONGEST_CELL)
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        try:
            yield from _with_headings(iter(csv.reader(file)), columns)
        except csv.Error as error:
            raise UnreadableError(f"not CSV: {error}") from error


def _xlsx_rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, Raw | str]]:
    try:
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            sheet = book.worksheets[0]
            # What the sheet says of its own size may be wrong.
            sheet.reset_dimensions()
            yield from _with_headings(_padded(sheet.iter_rows(values_only=True)), columns)
        finally:
            book.close()
    # The parser's own error is a SyntaxError.
    except (BadZipFile, InvalidFileException, LookupError, SyntaxError) as error:
        raise UnreadableError(f"not a workbook: {error}") from error


def _padded(lines: Iterable[tuple[Any, ...]]) -> Iterator[list[Any]]:
    """Yield rows as long as the first: a workbook leaves out empty cells at the end."""
    width = 0
    for line in lines:
        width = width or len(line)
        yield [*line, *[None] * (width - len(line))]


def _json_rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, Raw | str]]:
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        for number, found in enumerate(_objects(file), start=1):
            if not isinstance(found, dict):
                yield number, "not an object"
            elif missing := [name for name in columns if name not in found]:
                yield number, f"these columns are missing: {', '.join(missing)}"
            else:
                yield number, found


def _objects(file: TextIO) -> Iterator[Any]:
    """Yield the items of an array without ever holding the whole of it."""
    decoder = json.JSONDecoder()
    held = file.read(CHUNK).lstrip()
    if not held.startswith("["):
        raise UnreadableError("not a JSON array")
    held = held[1:]
    while True:
        held = held.lstrip().removeprefix(",").lstrip()
        if held.startswith("]"):
            return
        try:
            item, end = decoder.raw_decode(held)
        except (json.JSONDecodeError, RecursionError) as error:
            more = file.read(CHUNK) if len(held) < LONGEST_OBJECT else ""
            if not more:
                raise UnreadableError(f"not JSON: {error}") from error
            held += more
        else:
            yield item
            held = held[end:] or file.read(CHUNK)
