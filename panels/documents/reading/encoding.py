"""Bytes of a text file to text, or a plain statement of what is wrong with them."""

import codecs

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHER_KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive such as a .docx"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
)


class UnreadableTextError(ValueError):
    """The bytes are no text this reader can take; the message says why and where."""


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8, or in UTF-16 or UTF-32 with a byte order mark.

    Raises:
        UnreadableTextError: for another kind of file, another encoding, or nothing but space.
    """
    for signature, kind in _OTHER_KINDS:
        if data.startswith(signature):
            raise UnreadableTextError(
                f"The file is {kind}, not plain text. Extract its text first."
            )
    encoding = next(
        (name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)),
        "utf-8",
    )
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableTextError(
            f"The file is not {encoding.removesuffix('-sig').upper()}: byte {error.start + 1} "
            f"(line {line}) is 0x{data[error.start]:02X}. Save it as UTF-8."
        ) from error
    if "\x00" in text:
        raise UnreadableTextError(
            "The file has zero bytes: it is binary, or UTF-16 without a byte order mark. "
            "Save it as UTF-8."
        )
    if not text.strip("\ufeff\u200b \t\r\n\f"):
        raise UnreadableTextError("The file holds no text.")
    return text
