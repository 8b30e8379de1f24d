"""Invented records, as lines of a file to import."""

import json
from pathlib import Path

PAGE = """{symbol}

United Nations

General Assembly

Distr.: General
{day}
Original: English

Human Rights Council
Fifty-ninth session
Agenda items 2 and 10

{title}
Summary
The present report is submitted pursuant to Human Rights Council resolutions 57/91 and 57/92.

GE.25-01234(E)
"""


def line(
    symbol: str, title: str = "Lanterns", *, printed: str = "", day: str = "3 March 2025"
) -> str:
    """Return a record.

    Args:
        symbol: as the source states it.
        title: of the document.
        printed: symbol on the first page; the stated one where it is empty.
        day: of distribution.
    """
    page = PAGE.format(symbol=printed or symbol, day=day, title=title)
    return json.dumps({"symbol": symbol, "title": title, "first_page": page}, ensure_ascii=False)


def file_of(folder: Path, *lines: str) -> Path:
    """Write lines into a file."""
    path = folder / "records.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path
