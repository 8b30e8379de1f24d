"""Numbers and letters that open paragraphs, sub-paragraphs and headings in the six languages."""

import re
from dataclasses import dataclass
from enum import Enum

from panels.documents.reading.characters import ascii_digits
from panels.documents.reading.dates import chinese_number
from panels.documents.reading.vocabulary import Vocabulary

_NUMBER = re.compile(r"^(\d{1,3})\s?[.．、](?!\d)\s*(.*)$", re.DOTALL)
# Arabic sets a dash behind the number; some extractions put it before.
_ARABIC_NUMBER = re.compile(
    r"^(?:(\d{1,3})\s?[-–—.](?!\d)|[-–—]\s?(\d{1,3})(?=\s|$))\s*(.*)$", re.DOTALL
)

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_CYRILLIC_AS_LATIN = str.maketrans("асеохрвАВСЕНКМОРТХ", "aceoxpbABCEHKMOPTX")
_ARABIC_ORDINALS = (
    "أولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا",
    "حادي عشر", "ثاني عشر", "ثالث عشر", "رابع عشر", "خامس عشر",
)  # fmt: skip
_ARABIC_LETTERS = (
    "ألف", "باء", "جيم", "دال", "هاء", "واو", "زاي", "حاء", "طاء", "ياء", "كاف", "لام", "ميم",
    "نون",
)  # fmt: skip
_ITEM = re.compile(
    r"^(?:(?P<open>[(（])\s*(?P<inner>[^\W_]{1,5}|هـ)\s*[)）]|(?P<bare>[^\W\d_]{1,4})\)"
    r"|(?P<sign>[㈠-㈩])|(?P<bullet>[•▪●◦‣]))\s*(?P<rest>.*)$",
    re.DOTALL,
)
_ROMAN = re.compile(r"^(x{0,3})(ix|iv|v?i{0,3})$", re.IGNORECASE)
_HEADING = re.compile(r"^([IVX]{1,5}|[A-ZА-Я])\s?[.．](?!\S?[.．])\s*(.*)$", re.DOTALL)
_CHINESE_HEADING = re.compile(r"^([一二三四五六七八九十]{1,3})\s*[.．、]\s*(.*)$", re.DOTALL)
_ARABIC_HEADING = re.compile(r"^([\w\u064b]+(?:\sعشر)?)\s*[-–—.]\s*(.*)$", re.DOTALL)


class Series(Enum):
    """Which run of numbers or letters a label belongs to."""

    LATIN = "latin"
    CYRILLIC = "cyrillic"
    ABJAD = "abjad"
    ROMAN = "roman"
    CHINESE = "chinese"
    DIGITS = "digits"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed, the series it may belong to with its place in each, and what follows."""

    printed: str
    readings: tuple[tuple[Series, int], ...]
    rest: str

    def place_in(self, series: Series) -> int | None:
        """Place in the series from 1, or ``None`` when the label is not of that series."""
        return dict(self.readings).get(series)


def paragraph_number(text: str, vocabulary: Vocabulary) -> tuple[int, str] | None:
    """Return the number that opens a paragraph and the text behind it, or ``None``.

    Takes ``12.``, ``12．``, ``12、`` and in Arabic ``12-``, ``١٢ -`` and ``-12``.
    """
    folded = ascii_digits(text)
    pattern = _ARABIC_NUMBER if vocabulary.language == "ar" else _NUMBER
    found = pattern.match(folded)
    if found is None:
        return None
    number = next(group for group in found.groups()[:-1] if group)
    rest = text[found.start(found.lastindex or 0) :]
    return (int(number), rest) if int(number) else None


def item_label(text: str) -> Label | None:
    """Return the label of a sub-paragraph, such as ``(a)``, ``ii)``, ``(ب)`` or ``（二）``."""
    found = _ITEM.match(text)
    if found is None:
        return None
    printed = text[: found.start("rest")].strip()
    rest = found["rest"]
    if found["bullet"]:
        return Label(printed, ((Series.BULLET, 1),), rest)
    if found["sign"]:
        return Label(printed, ((Series.CHINESE, ord(found["sign"]) - ord("㈠") + 1),), rest)
    readings = _readings(ascii_digits(found["inner"] or found["bare"]))
    return Label(printed, readings, rest) if readings else None


def _readings(label: str) -> tuple[tuple[Series, int], ...]:
    readings: list[tuple[Series, int]] = []
    if label.isdigit():
        return ((Series.DIGITS, int(label)),)
    if re.fullmatch("[一二三四五六七八九十]+", label):
        return ((Series.CHINESE, chinese_number(label)),)
    bare = label.replace("ـ", "").replace("ا", "أ")
    latin = label.translate(_CYRILLIC_AS_LATIN)
    if len(latin) == 1 and latin in _LATIN:
        readings.append((Series.LATIN, _LATIN.index(latin) + 1))
    elif len(latin) == 2 and latin[0] == latin[1] and latin[0] in _LATIN:  # noqa: PLR2004  # (aa)
        readings.append((Series.LATIN, len(_LATIN) + _LATIN.index(latin[0]) + 1))
    if len(label) == 1 and label in _CYRILLIC:
        readings.append((Series.CYRILLIC, _CYRILLIC.index(label) + 1))
    if len(bare) == 1 and bare in _ABJAD:
        readings.append((Series.ABJAD, _ABJAD.index(bare) + 1))
    if label.isascii() and label.islower() and (value := roman_value(label)):
        readings.append((Series.ROMAN, value))
    return tuple(readings)


def roman_value(text: str) -> int:
    """Return the value of a Roman number below forty, or 0."""
    found = _ROMAN.match(text)
    if found is None:
        return 0
    units = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8,
             "ix": 9}  # fmt: skip
    return len(found[1]) * 10 + units[found[2].lower()]


def heading_label(text: str, vocabulary: Vocabulary) -> Label | None:
    """Return the label of a section's heading, such as ``II.``, ``B.``, ``三、`` or ``ثانياً -``.

    Whether it is one depends on its place; see ``headings``.
    """
    if vocabulary.language == "ar":
        return _arabic_heading(text)
    if vocabulary.language == "zh-hans" and (found := _CHINESE_HEADING.match(text)):
        return Label(found[1], ((Series.CHINESE, chinese_number(found[1])),), found[2])
    found = _HEADING.match(text)
    if found is None:
        return None
    readings: list[tuple[Series, int]] = []
    latin = found[1].translate(_CYRILLIC_AS_LATIN)
    if value := roman_value(latin):
        readings.append((Series.ROMAN, value))
    if len(latin) == 1 and latin.lower() in _LATIN:
        readings.append((Series.LATIN, _LATIN.index(latin.lower()) + 1))
    if len(found[1]) == 1 and found[1].lower() in _CYRILLIC:
        readings.append((Series.CYRILLIC, _CYRILLIC.index(found[1].lower()) + 1))
    return Label(found[1], tuple(readings), found[2]) if readings else None


def _arabic_heading(text: str) -> Label | None:
    found = _ARABIC_HEADING.match(text)
    if found is None:
        return None
    word = found[1].replace("\u064b", "")
    if word in _ARABIC_ORDINALS:
        place = _ARABIC_ORDINALS.index(word) + 1
        return Label(found[1], ((Series.ROMAN, place),), found[2])
    if word in _ARABIC_LETTERS:
        place = _ARABIC_LETTERS.index(word) + 1
        return Label(found[1], ((Series.LATIN, place),), found[2])
    return None
