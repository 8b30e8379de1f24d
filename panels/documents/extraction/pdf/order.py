"""From the order of sight to the order of speech: the bidirectional algorithm, backwards."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from panels.documents.extraction.pdf.glyphs import Glyph

_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
_MIRRORED: Final = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_OPENERS, _CLOSERS = "([{«", ")]}»"
_ALEFS: Final = frozenset("اأإآٱ")
_LAM: Final = "ل"
# Digits go from left to right, and one sign between two of them goes along.
_NUMBER: Final = re.compile(r"%?[\d⁰¹²³⁴-⁹]+(?:[./,:]\d+)*")
_SAME_PLACE: Final = 0.3
_LABEL: Final = re.compile(r"^(?:[()]?\d{1,3}[-–.()]+ +|[()]?[⁰¹²³⁴-⁹]+[()]? *(?=\D))")


def is_right_to_left(text: str) -> bool:
    """Whether most letters of a text are written from right to left."""
    letters = [unicodedata.bidirectional(sign) for sign in text if sign.isalpha()]
    return sum(kind in _RIGHT_TO_LEFT for kind in letters) * 2 > len(letters)


def spoken(glyphs: Sequence[Glyph], *, from_right: bool) -> list[Glyph]:
    """Return the glyphs of one line in the order of their places, marks behind their letters.

    Args:
        glyphs: of the line.
        from_right: whether the line is read from right to left.
    """
    bases = [one for one in glyphs if not unicodedata.combining(one.text)]
    marks = [one for one in glyphs if unicodedata.combining(one.text)]
    bases.sort(key=lambda one: (one.left, one.order))
    if not from_right:
        ordered = bases
    else:
        bases.sort(key=lambda one: (-one.right, -one.order))
        ordered = _ligatures(bases)
    for mark in marks:
        held = [i for i, one in enumerate(ordered) if one.left <= mark.middle <= one.right]
        place = held[-1] + 1 if held else len(ordered)
        ordered.insert(place, mark)
    return ordered


def _ligatures(glyphs: list[Glyph]) -> list[Glyph]:
    """Set lam before alef where one glyph stands for both, as it is spoken."""
    ordered = list(glyphs)
    for i in range(len(ordered) - 1):
        first, second = ordered[i], ordered[i + 1]
        together = (
            abs(first.left - second.left) < _SAME_PLACE
            and abs(first.right - second.right) < _SAME_PLACE
        )
        if together and first.text in _ALEFS and second.text == _LAM:
            ordered[i], ordered[i + 1] = second, first
    return ordered


def turned(signs: Sequence[str]) -> str:
    """Return signs taken from right to left with what goes from left to right turned back.

    Words in Latin letters, with the digits and spaces between them, and numbers are such.
    """
    text = list(signs)
    kinds = [_kind(sign) for sign in text]
    out: list[str] = []
    i = 0
    if label := _LABEL.match("".join(text)):
        # The number of a paragraph or note, and not the end of a line in Latin letters.
        out.append(_numbers(label[0]))
        i = label.end()
    while i < len(text):
        if kinds[i] not in {"L", "N"}:
            out.append(text[i])
            i += 1
            continue
        end = i
        while end < len(text) and kinds[end] != "R":
            end += 1
        while kinds[end - 1] == "":
            end -= 1
        run = text[i:end]
        if "L" in kinds[i:end]:
            end = i + _with_closers(run, text[end:])
            out += reversed(text[i:end])
        else:
            out.append(_numbers("".join(run)))
        i = end
    return "".join(out)


def _with_closers(run: list[str], behind: list[str]) -> int:
    """Return the length of a run with the bracket behind it that it opens or closes itself."""
    balance = sum(sign in "()" for sign in run) % 2
    return len(run) + bool(balance and behind and behind[0] in "()")


def _numbers(run: str) -> str:
    """Turn each number of a run back; the signs between them are read from right to left."""
    return _NUMBER.sub(lambda found: found[0][::-1], run)


def _kind(sign: str) -> str:
    kind = unicodedata.bidirectional(sign[0])
    if kind in _RIGHT_TO_LEFT or kind == "NSM":
        return "R"
    if kind in {"EN", "AN"}:
        return "N"
    return "L" if kind == "L" else ""


def mirrored(text: str) -> str:
    """Return a text with its brackets turned round."""
    return text.translate(_MIRRORED)


def misfits(text: str) -> int:
    """Count brackets that close before one is open, or stay open: signs of the wrong order."""
    open_ones = wrong = 0
    for sign in text:
        if sign in _OPENERS:
            open_ones += 1
        elif sign in _CLOSERS:
            wrong += not open_ones
            open_ones = max(open_ones - 1, 0)
    return wrong + open_ones
