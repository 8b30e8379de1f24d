"""What a file is, by its content and never by its name."""

import re
import zipfile
from enum import StrEnum
from io import BytesIO
from typing import Final

from panels.documents.extraction.refusals import Reason, RefusedError
from portal.file_words.reading import MOST_BYTES

_MOST_ENTRIES: Final = 5000
_MOST_UNPACKED: Final = 150_000_000
_MOST_RATIO: Final = 200
# Below this size a high ratio harms nobody: an almost empty document packs very well.
_HARMLESS: Final = 5_000_000
_MAIN_PART: Final = b"wordprocessingml.document.main+xml"
_MACROS: Final = re.compile(rb"macroenabled|vbaproject", re.IGNORECASE)
_OLE: Final = b"\xd0\xcf\x11\xe0"
# Where Word keeps a document under a password, the old container holds this entry.
_ENCRYPTED_PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")
_HTML: Final = re.compile(
    r"^(?:\ufeff|\s|<!--.*?-->|<\?xml[^>]*\?>)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


class Kind(StrEnum):
    """Kinds of files that are read."""

    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"
    TEXT = "text"


def kind_of(data: bytes) -> Kind:
    """Return what a file is; nothing is unpacked before its size is known.

    Raises:
        RefusedError: it is none of the kinds that are read, or must not be opened.
    """
    if not data.strip(b" \t\r\n\0"):
        raise RefusedError(Reason.EMPTY)
    if len(data) > MOST_BYTES:
        raise RefusedError(Reason.TOO_LARGE)
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if data.startswith(b"PK"):
        _check_docx(data)
        return Kind.DOCX
    if data.startswith(_OLE):
        locked = _ENCRYPTED_PACKAGE in data
        raise RefusedError(Reason.ENCRYPTED if locked else Reason.OLD_WORD)
    if data.startswith(b"{\\rtf"):
        raise RefusedError(Reason.WRONG_KIND)
    start = data[:4096].decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8",
                               errors="ignore")  # fmt: skip
    return Kind.HTML if _HTML.match(start) else Kind.TEXT


def _check_docx(data: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_sizes(entries)
            kinds = archive.read("[Content_Types].xml")
    except KeyError:
        raise RefusedError(Reason.WRONG_KIND) from None
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, RuntimeError) as error:
        raise RefusedError(Reason.BROKEN) from error
    if _MACROS.search(kinds) or any("vbaproject" in one.filename.lower() for one in entries):
        raise RefusedError(Reason.MACROS)
    if _MAIN_PART not in kinds:
        raise RefusedError(Reason.WRONG_KIND)


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    packed = sum(one.compress_size for one in entries)
    unpacked = sum(one.file_size for one in entries)
    too_dense = unpacked > _HARMLESS and unpacked > _MOST_RATIO * max(packed, 1)
    if len(entries) > _MOST_ENTRIES or unpacked > _MOST_UNPACKED or too_dense:
        raise RefusedError(Reason.BOMB)
    if any(one.flag_bits & 1 for one in entries):
        raise RefusedError(Reason.ENCRYPTED)
