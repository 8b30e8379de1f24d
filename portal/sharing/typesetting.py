"""Lines of text that fit a box: wrapping, fonts, direction."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PIL import ImageDraw, ImageFont

from portal.languages import Direction, Language
from portal.sharing.fonts import Face, shapes_arabic
from portal.sharing.visual_order import in_visual_order, levels

ELLIPSIS: Final = "…"
JOINERS: Final = "\u200c\u200d"
# Where a line may break: after a run of spaces, and around each ideograph or kana.
IDEOGRAPH: Final = r"[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
CLOSING: Final = "。，、；：？！）》」』】〉”’…·%％"
PAUSES: Final = " ,;:،؛，、；："
OPENING: Final = "（《「『【〈“‘"
UNIT: Final = re.compile(
    rf"[{OPENING}]*(?:{IDEOGRAPH}|(?:(?!{IDEOGRAPH})[^\s{CLOSING}])+)[{CLOSING}]*\s*|\S\s*"
)


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set.

    Attributes:
        faces: fonts to choose from for each letter, best first.
        size: pixels.
        language: gives the direction of the line, and the face of digits and punctuation that
            stand before any letter.
    """

    faces: tuple[Face, ...]
    size: int
    language: Language

    @property
    def home(self) -> Face:
        """The face in which the language names itself."""
        name = self.language.endonym
        able = (face for face in self.faces if all(face.has(letter) for letter in name))
        return next(able, self.faces[-1])

    def width(self, text: str) -> float:
        """Return the width of one line in pixels."""
        return sum(self._advance(level, run) for level, run in _runs(text, self))

    def draw(
        self, canvas: ImageDraw.ImageDraw, start: tuple[float, float], text: str, colour: str
    ) -> None:
        """Draw one line; ``start`` is the point of its baseline nearest the picture's west edge."""
        x, baseline = start
        for level, run in in_visual_order(_runs(text, self)):
            font = run.face.at(self.size)
            canvas.text(
                (x, baseline),
                run.text,
                fill=colour,
                font=font,
                anchor="ls",
                direction=_direction(level, font),
            )
            x += self._advance(level, run)

    def _advance(self, level: int, run: "Run") -> float:
        font = run.face.at(self.size)
        return font.getlength(run.text, direction=_direction(level, font))


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one direction in one face, in reading order."""

    text: str
    face: Face


def drawable(text: str, faces: Sequence[Face]) -> str:
    """Return what can be drawn of a text: all its letters, or nothing.

    Symbols that no face has (such as emoji) and formatting characters are dropped. A letter, mark
    or digit that no face has, or letters that cannot be joined, empty the text.
    """
    kept = []
    for character in " ".join(unicodedata.normalize("NFC", text).split()):
        kind = unicodedata.category(character)
        if kind[0] == "C" and character not in JOINERS:
            continue
        joins = unicodedata.bidirectional(character) in ("AL", "R")
        if (joins and not shapes_arabic()) or not any(face.has(character) for face in faces):
            if kind[0] in "LMN":
                return ""
            continue
        kept.append(character)
    return " ".join("".join(kept).split())


def wrapped(text: str, kind: Type, width: float, most: int) -> tuple[list[str], bool]:
    """Break a text into at most ``most`` lines no wider than ``width`` pixels.

    Chinese breaks at any character but never before a closing or after an opening mark; other
    scripts break at spaces, and inside a word only when it is wider than the line.

    Returns:
        The lines, and whether they say the whole text; when not, the last ends in an ellipsis.
    """
    lines: list[str] = []
    line = ""
    for unit in _units(text, kind, width):
        if line and kind.width((line + unit).rstrip()) > width:
            lines.append(line.rstrip())
            line = unit
        else:
            line += unit
    lines.append(line.rstrip())
    if len(lines) <= most:
        return lines, True
    kept = UNIT.findall(lines[most - 1])
    while len(kept) > 1 and kind.width("".join(kept).rstrip() + ELLIPSIS) > width:
        kept.pop()
    last = "".join(kept).rstrip(PAUSES)
    while last and kind.width(last + ELLIPSIS) > width:
        last = last[:-1]
    return [*lines[: most - 1], last + ELLIPSIS], False


def _units(text: str, kind: Type, width: float) -> list[str]:
    units: list[str] = []
    for unit in UNIT.findall(text):
        rest = unit
        while len(rest) > 1 and kind.width(rest.rstrip()) > width:
            cut = len(rest) - 1
            while cut > 1 and kind.width(rest[:cut]) > width:
                cut -= 1
            units.append(rest[:cut])
            rest = rest[cut:]
        units.append(rest)
    return units


def _runs(text: str, kind: Type) -> list[tuple[int, Run]]:
    """Split one line by direction and by face, in reading order."""
    found: list[tuple[int, Run]] = []
    home = Run("", kind.home)
    for character, level in zip(text, levels(text, kind.language.direction), strict=True):
        last_level, last = found[-1] if found else (level, home)
        face = _face_for(character, last.face, kind.faces)
        if found and last_level == level and last.face == face:
            found[-1] = (level, Run(last.text + character, face))
        else:
            found.append((level, Run(character, face)))
    return found


def _face_for(character: str, last: Face, faces: Sequence[Face]) -> Face:
    """Choose a face; marks, spaces and punctuation stay in that of what they follow."""
    if unicodedata.category(character)[0] != "L" and last.has(character):
        return last
    return next((face for face in faces if face.has(character)), last)


def _direction(level: int, font: ImageFont.FreeTypeFont) -> Direction | None:
    """Return a run's direction for Raqm; fonts set without it know none."""
    if font.layout_engine != ImageFont.Layout.RAQM:
        return None
    return "rtl" if level % 2 else "ltr"
