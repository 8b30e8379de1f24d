"""Bytes become text, or a plain statement of what is wrong with them."""

import codecs

import pytest

from panels.documents.reading import UnreadableTextError, decode

TEXT = "Le Conseil\nécoute"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
    ],
)
def test_unicode_is_read_in_its_encodings(data: bytes) -> None:
    assert decode(data) == TEXT


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no text"),
        (b" \r\n\f\t", "no text"),
        ("\ufeff\u200b".encode(), "no text"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04...", "ZIP"),
        (b"{\\rtf1 text}", "RTF"),
        (b"\xd0\xcf\x11\xe0", "old Word"),
        (b"\x7fELF\x00\x00", "zero bytes"),
        ("Council".encode("utf-16-le"), "zero bytes"),
        (TEXT.encode("cp1252"), r"line 2.*0xE9.*UTF-8"),
        ("قرار".encode("cp1256"), r"not UTF-8"),
    ],
)
def test_what_is_no_unicode_text_is_refused_with_a_reason(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableTextError, match=message):
        decode(data)
