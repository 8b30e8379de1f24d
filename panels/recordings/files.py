"""Files of recordings: where they are kept, and whether they are what they say.

They have no public address: a view sends them to who may see the recording. A file is judged by
its structure and always sent as what its ending says, so that a browser takes it for nothing else.
"""

import re
import struct
from pathlib import PurePath
from typing import IO, TYPE_CHECKING, Any, Final
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.core.files import File
    from django.db.models.fields.files import FieldFile

#: Bytes: three hours of video at a rate that a slow line still carries.
MOST_BYTES: Final = 2 * 1024**3
VIDEO_TYPES: Final = {".mp4": "video/mp4", ".webm": "video/webm"}
AUDIO_TYPES: Final = {
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".wav": "audio/wav",
}
TYPES: Final = VIDEO_TYPES | AUDIO_TYPES
_MOST_BOXES: Final = 100_000
_BOX: Final = struct.Struct(">I4s")
_MPEG_AUDIO: Final = re.compile(rb"\xff[\xe2-\xe7\xea-\xef\xf2-\xff][^\xf0-\xff]")


def file_name(_row: Any, name: str) -> str:
    """Return a name of our own, so that nothing of the file's own name reaches the disk."""
    return f"recordings/{uuid4().hex}{PurePath(name).suffix.lower()}"


def ending_of(file: "FieldFile") -> str:
    """Return the ending of a kept file's name, with its full stop."""
    return PurePath(file.name or "").suffix


def check_new(file: "FieldFile") -> None:
    """Check a file that was just given to a row, but not one that is kept already.

    Raises:
        ValidationError: why, in plain words.
    """
    # How Django itself tells the two apart.
    if file and not getattr(file, "_committed", True):
        check_file(file)


def check_file(file: "File[bytes]") -> None:
    """Refuse a file that is no recording a browser plays.

    Raises:
        ValidationError: why, in plain words.
    """
    extension = PurePath(file.name or "").suffix.lower()
    if extension not in TYPES:
        raise ValidationError(
            _("Files of this kind are not accepted. Accepted: %(kinds)s.")
            % {"kinds": " ".join(sorted(TYPES))}
        )
    if not file.size:
        raise ValidationError(_("The file is empty."))
    if file.size > MOST_BYTES:
        raise ValidationError(_("The file is larger than 2 GB."))
    file.seek(0)
    try:
        is_right = _CHECKS[extension](file, file.size)
    finally:
        file.seek(0)
    if not is_right:
        raise ValidationError(_("The file is damaged, or not what its name says."))


def _is_mpeg4(file: IO[bytes], size: int) -> bool:
    """Whether boxes (ISO/IEC 14496-12, 4.2) fill the file: its type first, an index among them."""
    kinds: list[bytes] = []
    at = 0
    while at < size and len(kinds) < _MOST_BOXES:
        file.seek(at)
        head = file.read(16)
        if len(head) < _BOX.size:
            return False
        length, kind = _BOX.unpack_from(head)
        if length == 1 and len(head) == 16:  # noqa: PLR2004 -- a box with a length of eight octets
            length = int.from_bytes(head[8:16], "big")
        elif length == 0:
            length = size - at
        if length < _BOX.size:
            return False
        kinds.append(kind)
        at += length
    return at == size and kinds[0] == b"ftyp" and b"moov" in kinds


def _is_webm(file: IO[bytes], _size: int) -> bool:
    """Whether an EBML header (RFC 8794) names WebM and a segment follows (RFC 9559)."""
    head = file.read(4096)
    start = head.find(b"\x42\x82")
    segment = head.find(b"\x18\x53\x80\x67")
    if not head.startswith(b"\x1a\x45\xdf\xa3") or not 0 < start < segment:
        return False
    named = head[start:segment]
    return bool(re.match(rb"\x42\x82(?:\x84|\x01\0{6}\x04)webm", named))


def _is_wave(file: IO[bytes], size: int) -> bool:
    """Whether it is RIFF of the kind WAVE, as long as it says, with its format first."""
    head = file.read(20)
    return (
        head[:4] == b"RIFF"
        and head[8:16] == b"WAVEfmt "
        and int.from_bytes(head[4:8], "little") + 8 <= size
    )


def _is_ogg(file: IO[bytes], _size: int) -> bool:
    return file.read(4) == b"OggS"


def _is_mp3(file: IO[bytes], _size: int) -> bool:
    """Whether a frame of MPEG audio stands first, or behind an ID3 tag."""
    head = file.read(10)
    if head[:3] == b"ID3" and len(head) == 10:  # noqa: PLR2004 -- octets of an ID3 header
        length = 0
        for octet in head[6:10]:
            length = length << 7 | octet & 0x7F
        file.seek(10 + length)
        head = file.read(10)
    return _MPEG_AUDIO.match(head) is not None


_CHECKS: Final = {
    ".mp4": _is_mpeg4,
    ".m4a": _is_mpeg4,
    ".webm": _is_webm,
    ".wav": _is_wave,
    ".ogg": _is_ogg,
    ".oga": _is_ogg,
    ".mp3": _is_mp3,
}
