"""Characters as extraction leaves them, made regular.

Text out of a PDF carries presentation forms, ligatures, direction marks, barcodes in the private
use area and several kinds of hyphen. What belongs to the writing stays; what belongs to the page
or to the extraction goes.
"""

import re
import unicodedata

SOFT_HYPHEN = "\u00ad"
# Stands for a hyphen that the page shows at a line's end and that belongs to the word. PDFium
# writes it as U+0002.
HARD_HYPHEN = "\u0002"
# PDFium writes a hyphen that only divides a word as U+2010 at the line's end.
DIVIDING_HYPHEN = "\u2010"

# Unicode names these forms for old encodings only: Arabic presentation forms, Latin and Armenian
# ligatures, Kangxi radicals, CJK compatibility ideographs.
_COMPATIBILITY_FORMS = re.compile(
    "[\u2e9f\u2ef3\u2f00-\u2fd5\uf900-\ufaff\ufb00-\ufb06\ufb50-\ufdfb\ufe80-\ufefc]+"
)
_DIRECTION_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile("[\ufeff\u200b\u2060\u0000\u0001\u0003-\u0008\u000e-\u001f\u007f\ufffc]")
# A bullet in the Symbol face.
_SYMBOL_BULLET = "\uf0b7"
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
_LINE_ENDS = re.compile("\r\n|\r|\u000b|\u0085|\u2028")

# One to one, so that positions hold.
_DIGITS = {
    **{0x0660 + digit: ord("0") + digit for digit in range(10)},
    **{0x06F0 + digit: ord("0") + digit for digit in range(10)},
    **{0xFF10 + digit: ord("0") + digit for digit in range(10)},
}
SUPERSCRIPTS = {ord(sign): str(digit) for digit, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}

_IDEOGRAPHIC = (
    "\u2e80-\u2fff\u3000-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
)
IDEOGRAPH = re.compile(f"[{_IDEOGRAPHIC}]")
_SPACED_IDEOGRAPHS = re.compile(f"(?<=[{_IDEOGRAPHIC}])[ \u3000]+(?=[{_IDEOGRAPHIC}])")


def regular(text: str) -> str:
    """Return the text in NFC, with plain line ends and without the page's own characters.

    Form feeds stay (they are page boundaries), and so do soft hyphens and the hyphens PDFium
    marks, for the joining of lines.
    """
    text = _LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n").replace("\t", "    ")
    text = text.replace(_SYMBOL_BULLET, "•")
    for unwanted in (_DIRECTION_MARKS, _INVISIBLE, _PRIVATE_USE):
        text = unwanted.sub("", text)
    text = _COMPATIBILITY_FORMS.sub(
        lambda found: unicodedata.normalize("NFKC", found.group()), text
    )
    return unicodedata.normalize("NFC", text)


def tidy(line: str) -> str:
    """Return a line without outer or repeated spaces, nor spaces between ideographs.

    No-break spaces inside the line stay: French and Russian typography sets them on purpose.
    """
    return _SPACED_IDEOGRAPHS.sub("", re.sub(" {2,}", " ", line.strip()))


def ascii_digits(text: str) -> str:
    """Return the text with Arabic-Indic and full-width digits as ASCII, of the same length."""
    return text.translate(_DIGITS)


def columns(text: str) -> int:
    """Width of a text in columns of a fixed-width face; an ideograph takes two.

    Combining marks, such as Arabic vowel signs, take none.
    """
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )
