"""Checking an uploaded file by what it is, not by what it says it is.

Images are encoded anew; everything else is kept as it came, or refused.
"""

import re
import unicodedata
import zipfile
import zlib
from collections.abc import Sequence
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from PIL import Image, ImageOps
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

#: Bytes of a file.
MOST_BYTES: Final = 10 * 1024 * 1024
#: Files of a submission.
MOST_FILES: Final = 10
MOST_PIXELS: Final = 40_000_000
_MOST_PDF_OBJECTS: Final = 50_000
_MOST_ENTRIES: Final = 2000
_MOST_UNPACKED: Final = 100 * 1024 * 1024
_MOST_RATIO: Final = 200
_IMAGES: Final = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
_OFFICE: Final = {
    ".docx": b"wordprocessingml.document.main+xml",
    ".xlsx": b"spreadsheetml.sheet.main+xml",
    ".pptx": b"presentationml.presentation.main+xml",
    ".odt": b"application/vnd.oasis.opendocument.text",
}
#: The last is Braille-ready format: what embossers print, in ASCII.
_TEXTS: Final = {".txt", ".csv", ".brf"}
EXTENSIONS: Final = (".pdf", *_OFFICE, *_IMAGES, *sorted(_TEXTS))
_ACTIVE_KEYS: Final = {
    "/JS", "/JavaScript", "/AA", "/EmbeddedFile", "/EmbeddedFiles", "/EF", "/XFA",
    "/RichMediaContent",
}  # fmt: skip
_ACTIVE_ACTIONS: Final = {"/Launch", "/JavaScript", "/ImportData", "/SubmitForm", "/EmbeddedFile"}
_ACTIVE_ENTRY: Final = re.compile(
    r"vba|macro|activex|embeddings/|oleobject|externallink|^basic/|^scripts/|^object "
    r"|\.(bin|exe|js|vbs|dll|jar|zip|hta|swf|svg|html?)$",
    re.IGNORECASE,
)
_MARKUP: Final = re.compile(
    r"<\s*(!doctype|html|script|svg|\?xml|\?php|iframe|body)|^#!", re.IGNORECASE
)
_BROKEN_PDF: Final = (
    PyPdfError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    OverflowError,
    RecursionError,
    NotImplementedError,
    zlib.error,
)
_BROKEN_ARCHIVE: Final = (
    zipfile.BadZipFile,
    KeyError,
    OSError,
    zlib.error,
    ValueError,
    # Python's zipfile raises it for what is encrypted, or packed in a way it does not know.
    RuntimeError,
    EOFError,
)


def accept(upload: "UploadedFile[bytes]", kinds: Sequence[str] = EXTENSIONS) -> tuple[str, bytes]:
    """Return a harmless name and the bytes to keep.

    Args:
        upload: as it came.
        kinds: endings that are taken, of ``EXTENSIONS``.

    Raises:
        ValidationError: why the file is refused, in plain words.
    """
    name = unicodedata.normalize("NFC", upload.name or "")
    if any(unicodedata.category(one)[0] == "C" for one in name):
        raise ValidationError(_("Give the file a plain name."))
    extension = PurePosixPath(name).suffix.lower()
    if extension not in kinds:
        raise ValidationError(
            _("Files of this kind are not accepted. Accepted: %(kinds)s.")
            % {"kinds": " ".join(kinds)}
        )
    if not upload.size:
        raise ValidationError(_("The file is empty."))
    if upload.size > MOST_BYTES:
        raise ValidationError(_("The file is larger than 10 MB."))
    upload.seek(0)
    data = upload.read()
    if extension in _IMAGES:
        data = _image(data, _IMAGES[extension])
    elif extension == ".pdf":
        _check_pdf(data)
    elif extension in _OFFICE:
        _check_office(data, extension)
    else:
        _check_text(data, extension)
    stem = slugify(PurePosixPath(name).stem.replace(".", "-"), allow_unicode=True)[:80]
    return f"{stem or 'file'}{extension}", data


def _other() -> ValidationError:
    return ValidationError(_("The file is damaged, or not what its name says."))


def _active() -> ValidationError:
    return ValidationError(_("The file contains scripts, macros, other files or a password."))


def _image(data: bytes, kind: str) -> bytes:
    """Return the picture encoded anew, without anything that was beside it."""
    try:
        with Image.open(BytesIO(data), formats=[kind]) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ValidationError(_("The picture has too many pixels."))
            if getattr(image, "n_frames", 1) > 1:
                raise _active()
            turned = ImageOps.exif_transpose(image)
            plain = turned.convert("RGB" if kind == "JPEG" else "RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, EOFError) as error:
        raise _other() from error
    kept = BytesIO()
    plain.save(kept, format=kind)
    return kept.getvalue()


def _check_pdf(data: bytes) -> None:
    ends = data.rstrip(b"\0\r\n\t ").endswith(b"%%EOF")
    if not data.startswith(b"%PDF-") or not ends or b"<script" in data[:2048].lower():
        raise _other()
    if zipfile.is_zipfile(BytesIO(data)):
        raise _active()
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted:
            raise _active()
        if not reader.pages:
            raise _other()
        numbers = {(one, gen) for gen, rows in reader.xref.items() for one in rows}
        numbers |= {(one, 0) for one in reader.xref_objStm}
        if len(numbers) > _MOST_PDF_OBJECTS:
            raise _other()
        for number, generation in numbers:
            if number:
                _check_object(reader.get_object(IndirectObject(number, generation, reader)))
    except _BROKEN_PDF as error:
        raise _other() from error


def _check_object(held: Any) -> None:
    """Refuse what acts when the file is opened; references lead to objects checked themselves."""
    if isinstance(held, DictionaryObject):
        opens = held.get("/OpenAction")
        # An array is but the place at which the file opens.
        acts = opens is not None and not isinstance(opens.get_object(), ArrayObject)
        kinds = {str(held.raw_get(key)) for key in ("/S", "/Type", "/Subtype") if key in held}
        named = _ACTIVE_KEYS & set(held)
        if acts or named or _ACTIVE_ACTIONS & kinds:
            raise _active()
        inner = [held.raw_get(key) for key in held]
    else:
        inner = list(held) if isinstance(held, ArrayObject) else []
    for one in inner:
        if not isinstance(one, IndirectObject):
            _check_object(one)


def _check_office(data: bytes, extension: str) -> None:
    if not data.startswith(b"PK\x03\x04"):
        raise _other()
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_entries(archive.infolist())
            main = "mimetype" if extension == ".odt" else "[Content_Types].xml"
            kinds = archive.read(main)
            if b"macroenabled" in kinds.lower():
                raise _active()
            if _OFFICE[extension] not in kinds:
                raise _other()
            for info in archive.infolist():
                if info.filename.lower().endswith((".rels", ".xml")):
                    _check_part(info.filename, archive.read(info))
    except _BROKEN_ARCHIVE as error:
        raise _other() from error


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    """Check sizes before anything is unpacked."""
    packed = sum(one.compress_size for one in entries)
    unpacked = sum(one.file_size for one in entries)
    names = [one.filename for one in entries]
    if len(entries) > _MOST_ENTRIES or len(set(names)) != len(names):
        raise _other()
    if unpacked > _MOST_UNPACKED or unpacked > _MOST_RATIO * max(packed, 1):
        raise ValidationError(_("The file is far larger unpacked than it looks."))
    for one in entries:
        parts = PurePosixPath(one.filename.replace("\\", "/"))
        if parts.is_absolute() or ".." in parts.parts:
            raise _other()
        if one.flag_bits & 1 or _ACTIVE_ENTRY.search(one.filename):
            raise _active()


def _check_part(name: str, text: bytes) -> None:
    if name.endswith(".rels"):
        for row in re.findall(rb"<[^>]*TargetMode\s*=\s*[\"']External[^>]*>", text):
            if b"/hyperlink" not in row:
                raise _active()
    if b"<!ENTITY" in text or b"DDEAUTO" in text or b"<script:event-listener" in text:
        raise _active()


def _check_text(data: bytes, extension: str) -> None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _other() from error
    if re.search(r"[\x00-\x08\x0b\x0e-\x1f]", text):
        raise _other()
    formula = extension == ".csv" and re.search(r"(?:^|[,;\t\n\r])\s*\"?[=@]", text)
    if formula or _MARKUP.search(text) or text.startswith(("%PDF", "%!PS", "{\\rtf")):
        raise _active()
