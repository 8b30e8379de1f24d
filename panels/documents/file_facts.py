"""What a file says of itself: how many pages, and whether screen readers can follow it."""

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from pypdf import PdfReader

#: A page's text is looked for on so many pages at most.
_LOOKED_AT: Final = 5
#: Text formats have nothing that could hide from assistive technology.
_PLAIN: Final = frozenset({".txt", ".csv", ".brf", ".docx", ".odt"})


@dataclass(frozen=True, slots=True)
class FileFacts:
    """Facts of a file.

    Attributes:
        pages: how many, where the file tells.
        access: ``tagged``, ``untagged``, ``no-text`` or, where it cannot be told, empty.
    """

    pages: int | None = None
    access: str = ""


def read_facts(extension: str, data: bytes) -> FileFacts:
    """Read the facts of a file that was accepted.

    Args:
        extension: ending of its name, in small letters.
        data: its bytes, which ``portal.uploads.checking.accept`` returned.
    """
    if extension == ".pdf":
        return _pdf(data)
    pages = _office_pages(data) if extension in {".docx", ".odt"} else None
    return FileFacts(pages, "tagged" if extension in _PLAIN else "")


def _pdf(data: bytes) -> FileFacts:
    """A PDF is tagged when it says so and has a structure (ISO 32000-1, 14.7 and 14.8)."""
    reader = PdfReader(BytesIO(data))
    root = reader.root_object
    marks = root.get("/MarkInfo")
    marked = marks is not None and bool(marks.get_object().get("/Marked"))
    if marked and "/StructTreeRoot" in root:
        return FileFacts(len(reader.pages), "tagged")
    has_text = any(page.extract_text().strip() for page in reader.pages[:_LOOKED_AT])
    return FileFacts(len(reader.pages), "untagged" if has_text else "no-text")


def _office_pages(data: bytes) -> int | None:
    """Return the number of pages that the program which wrote the file has counted."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = set(archive.namelist())
        for name, pattern in (
            ("docProps/app.xml", rb"<Pages>(\d{1,6})</Pages>"),
            ("meta.xml", rb'page-count="(\d{1,6})"'),
        ):
            if name in names and (found := re.search(pattern, archive.read(name))):
                return int(found[1]) or None
    return None
