"""Numbers and letters that Word counts, as it shows them."""

import re
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET  # only walks trees that are there

_LETTERS: Final = {
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ",
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
}
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CHINESE: Final = "零一二三四五六七八九"
_CHINESE_FORMATS: Final = frozenset(
    {"chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting",
     "taiwaneseCounting", "taiwaneseCountingThousand"}
)  # fmt: skip
_PLACEHOLDER: Final = re.compile(r"%([1-9])")
_LEVELS: Final = 9
_HIGHEST: Final = 10_000


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it begins, how it counts and what stands around the number."""

    start: int = 1
    form: str = "decimal"
    pattern: str = "%1."


class Lists:
    """The lists of a document, and how far each has counted."""

    def __init__(self, part: ET.Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract: dict[str, str] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        for row in part.iter("abstractNum") if part is not None else ():
            self._levels[row.get("abstractNumId", "")] = {
                _integer(one.get("ilvl"), 0): _level(one) for one in row.findall("lvl")
            }
        for row in part.iter("num") if part is not None else ():
            self._read_list(row)

    def _read_list(self, row: ET.Element) -> None:
        key, held = row.get("numId", ""), row.find("abstractNumId")
        self._abstract[key] = held.get("val", "") if held is not None else ""
        self._overrides[key] = {}
        for one in row.findall("lvlOverride"):
            start = one.find("startOverride")
            if start is not None:
                level = _integer(one.get("ilvl"), 0)
                self._overrides[key][level] = _integer(start.get("val"), 1)

    def next_label(self, key: str, depth: int) -> str:
        """Count one paragraph of a list; return what stands before it, ``•`` for a bullet.

        Args:
            key: of the list.
            depth: level of the paragraph, from 0.
        """
        abstract = self._abstract.get(key)
        if abstract is None or not 0 <= depth < _LEVELS:
            return ""
        levels = self._levels.get(abstract, {})
        counts = self._counts.setdefault(abstract, {})
        level = levels.get(depth, Level())
        override = self._overrides[key].get(depth)
        if override is not None and (key, depth) not in self._begun:
            counts[depth] = override
        else:
            counts[depth] = counts.get(depth, level.start - 1) + 1
        self._begun.add((key, depth))
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        if level.form == "bullet":
            return "•"
        if level.form == "none":
            return ""

        def shown(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            held = levels.get(place, Level())
            return numeral(counts.get(place, held.start), held.form)

        label = _PLACEHOLDER.sub(shown, level.pattern).strip()
        # A number without a sign behind it would read as a part of the sentence.
        return f"{label}." if label.isdigit() else label


def _level(row: ET.Element) -> Level:
    start, form, pattern = row.find("start"), row.find("numFmt"), row.find("lvlText")
    return Level(
        _integer(start.get("val") if start is not None else None, 1),
        form.get("val", "decimal") if form is not None else "decimal",
        pattern.get("val", "") if pattern is not None else "",
    )


def _integer(text: str | None, default: int) -> int:
    return min(int(text), _HIGHEST) if text and text.isascii() and text.isdigit() else default


def numeral(number: int, form: str) -> str:
    """Return a number in a form of ST_NumberFormat; digits for a form that is not known."""
    if form in _LETTERS and number > 0:
        alphabet = _LETTERS[form]
        times, place = divmod(number - 1, len(alphabet))
        return alphabet[place] * (times + 1)
    if form in {"lowerRoman", "upperRoman"} and 0 < number < 4000:  # noqa: PLR2004  # none higher
        return _roman(number).upper() if form == "upperRoman" else _roman(number)
    if form in _CHINESE_FORMATS and 0 < number < 100:  # noqa: PLR2004  # no list is longer
        return _chinese(number)
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        text += sign * times
    return text


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_CHINESE[tens]}十"
    return head + (_CHINESE[ones] if ones else "")
