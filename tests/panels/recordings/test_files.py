"""A file is judged by its structure, not by its name."""

import struct

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from panels.recordings import files
from panels.recordings.files import check_file
from portal.demonstration.film import vp8_frame, webm
from tests.panels.recordings.recordings import sound


def box(kind: bytes, body: bytes = b"") -> bytes:
    return struct.pack(">I4s", len(body) + 8, kind) + body


def film() -> bytes:
    from portal.demonstration.film import picture  # noqa: PLC0415 -- slow to draw

    return webm([vp8_frame(picture(0))] * 2)


MPEG4 = box(b"ftyp", b"isom\0\0\0\0") + box(b"moov", b"x" * 20) + box(b"mdat", b"y" * 30)
LARGE = box(b"ftyp", b"isom") + box(b"moov") + struct.pack(">I4sQ", 1, b"mdat", 20) + b"data"
OPEN = box(b"ftyp", b"isom") + box(b"moov") + struct.pack(">I4s", 0, b"mdat") + b"to the end"
FRAME = b"\xff\xfb\x90\x00"
TAGGED = b"ID3\x04\x00\x00\x00\x00\x00\x05tags!" + FRAME
PAGE = b"<!doctype html><script>go()</script>"

GOOD = [
    ("a.mp4", MPEG4), ("A.MP4", LARGE), ("a.m4a", OPEN), ("a.wav", sound(1)), ("a.webm", film()),
    ("a.mp3", FRAME), ("a.mp3", TAGGED), ("a.ogg", b"OggS\0\x02"), ("a.oga", b"OggS\0\x02"),
]  # fmt: skip
BAD = [
    *((f"a.{name}", PAGE) for name in ("mp4", "m4a", "wav", "webm", "mp3", "ogg")),
    ("a.mp4", MPEG4[:-1]),
    ("a.mp4", MPEG4 + PAGE),
    ("a.mp4", box(b"free") + MPEG4),
    ("a.mp4", box(b"ftyp", b"isom") + box(b"mdat")),
    ("a.mp4", box(b"ftyp", b"isom") + struct.pack(">I4s", 4, b"moov")),
    ("a.mp4", film()),
    ("a.webm", MPEG4),
    ("a.webm", film().replace(b"webm", b"matr", 1)),
    ("a.webm", film()[:20]),
    ("a.wav", sound(1)[:-1]),
    ("a.mp3", b"ID3\x04\x00\x00\x00\x00\x00\x05tags!" + PAGE),
    ("a.mp3", b"ID3"),
]


@pytest.mark.parametrize(("name", "data"), GOOD, ids=[name for name, _data in GOOD])
def test_recordings_are_taken(name: str, data: bytes) -> None:
    check_file(ContentFile(data, name=name))


@pytest.mark.parametrize(("name", "data"), BAD, ids=[str(place) for place in range(len(BAD))])
def test_what_is_none_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(ValidationError, match="damaged, or not what its name says"):
        check_file(ContentFile(data, name=name))


@pytest.mark.parametrize("name", ["a.svg", "a.html", "a", "a.mp4.exe", "a.avi"])
def test_other_kinds_are_refused(name: str) -> None:
    with pytest.raises(ValidationError, match="Files of this kind are not accepted"):
        check_file(ContentFile(MPEG4, name=name))


def test_sizes(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValidationError, match="empty"):
        check_file(ContentFile(b"", name="a.mp4"))
    monkeypatch.setattr(files, "MOST_BYTES", len(MPEG4) - 1)
    with pytest.raises(ValidationError, match="2 GB"):
        check_file(ContentFile(MPEG4, name="a.mp4"))
