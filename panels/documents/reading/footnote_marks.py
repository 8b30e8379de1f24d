"""Footnote marks inside a text: finding them, and carrying them through the joining of lines.

Extraction glues a mark to the word before it ("soumettent1,"), sets it in brackets (Arabic) or
keeps it superscript. Once found, a mark is set between two private characters, which the reader
has removed from the text beforehand, and so survives every change to the words around it.
"""

import re
from collections.abc import Iterator

from panels.documents.reading.characters import SUPERSCRIPTS, ascii_digits
from panels.documents.reading.contents import Mark

_OPEN, _CLOSE = "\ue000", "\ue001"
_CARRIED = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
# A link travels likewise, around the words it is on; see ``links``.
_LINK_SIGNS = re.compile("\ue002[^\ue003]*\ue003|\ue004")
_AFTER = r"(?=[\s,.;:)\]»”’\"،؛。，；、：）！？—–-]|$|\ue000)"
_PUNCTUATION = r"»”’\"'\)\]\.,;:،؛。，；、：）！？"
# Words that a number belongs to, so that it marks nothing.
_DECIMAL = re.compile(r"\d[.,]$")
# A year or the number of a resolution has no decimals: "of 15 March 2006,1", "60/251.2".
_NO_DECIMAL = re.compile(r"(?:/\d{1,3}|(?<!\d)(?:19|20)\d\d)[.,]$")
# "Table" and "figure" also end other Chinese words (潮汐表, 企图), so there the sign before counts.
_COUNTED = re.compile(
    r"(?:第|附件|附录|目标|附表|(?<=[^\u4e00-\u9fff])[表图]|[见如和及与在][表图]|no|nº|n°|№)$",
    re.IGNORECASE,
)

# A line that ends in "2006年3" goes on with "月15日": the break divides a date.
_DATE_GOES_ON = re.compile(r"\d[年月]$")


def carried(label: str) -> str:
    """Return a mark in the form in which it travels through the text."""
    return f"{_OPEN}{label}{_CLOSE}"


def without_marks(text: str) -> str:
    """Return the text without the marks and addresses it carries."""
    return _LINK_SIGNS.sub("", _CARRIED.sub("", text))


def taken_out(text: str) -> tuple[str, tuple[Mark, ...]]:
    """Split a text that carries marks into plain text and marks with their positions."""
    marks: list[Mark] = []
    plain: list[str] = []
    length = end = 0
    for found in _CARRIED.finditer(text):
        before = text[end : found.start()]
        plain.append(before)
        length += len(before)
        marks.append(Mark(length, found[1]))
        end = found.end()
    plain.append(text[end:])
    return "".join(plain), tuple(marks)


def places(text: str, label: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each place in the text where a mark with this label may stand.

    Args:
        text: one line.
        label: a number in ASCII digits, or asterisks.
    """
    if not label.isdigit():
        stars = re.escape(label)
        yield from (found.span() for found in re.finditer(rf"(?<=[^\s*]){stars}(?!\*)", text))
        return
    folded = ascii_digits(text)
    superscript = label.translate({ord(d): chr(c) for c, d in SUPERSCRIPTS.items()})
    for found in re.finditer(rf"(?<=\S){superscript}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])", text):
        yield found.span()
    for found in re.finditer(rf"(?<=\S)\s?[(\[]{label}[)\]]{_AFTER}", folded):
        yield found.span()
    glued = rf"(?:(?<=[^\W\d_])|(?<=[{_PUNCTUATION}])){label}(?![/.,:]\d){_AFTER}"
    for found in re.finditer(glued, folded):
        before = folded[: found.start()]
        if _DECIMAL.search(before) and not _NO_DECIMAL.search(before):
            continue
        if found.end() == len(folded) and _DATE_GOES_ON.search(before):
            continue
        if not _COUNTED.search(before) and not re.search(r"(?<![^\W\d_])[A-ZА-Я]{1,3}$", before):
            yield found.span()
