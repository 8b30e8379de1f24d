"""Dates as UN documents write them in the six languages."""

import datetime as dt
import re

from panels.documents.reading.characters import ascii_digits
from panels.documents.reading.vocabulary import VOCABULARIES, Vocabulary

_CHINESE_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_CHINESE_DATE = re.compile(
    r"([\d〇零○一二三四五六七八九]{4})\s*年\s*([\d一二三四五六七八九十]{1,3})\s*月"
    r"\s*([\d一二三四五六七八九十]{1,3})\s*日"
)


def date_of(text: str, language: str) -> dt.date | None:
    """Return the date when the text is nothing but a date, else ``None``.

    Args:
        text: one line, such as ``11 octobre 2024`` or ``2024 年 10 月 11 日``.
        language: the portal's code of its language.
    """
    line = ascii_digits(text).strip().rstrip(".,،。")
    if language == "zh-hans":
        found = _CHINESE_DATE.fullmatch(line)
        return _chinese_date(found) if found else None
    found = _pattern(VOCABULARIES[language]).fullmatch(line)
    return _date(found, VOCABULARIES[language]) if found else None


def first_date(text: str, language: str) -> dt.date | None:
    """Return the first date that stands anywhere in the text, or ``None``."""
    line = ascii_digits(text)
    if language == "zh-hans":
        found = _CHINESE_DATE.search(line)
        return _chinese_date(found) if found else None
    found = _pattern(VOCABULARIES[language]).search(line)
    return _date(found, VOCABULARIES[language]) if found else None


def _pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, vocabulary.months), key=len, reverse=True))
    # Arabic gives the Levantine and the Gregorian name, with a slash between them.
    month = rf"(?P<month>{names})(?:\s*/\s*(?:{names}))?"
    return re.compile(
        rf"(?P<day>\d{{1,2}})\s*(?:er|re|º|°|st|nd|rd|th)?\s+(?:de\s+)?{month},?\s+(?:del?\s+)?"
        rf"(?P<year>\d{{4}})(?:\s*(?:года|г\.|م))?",
        re.IGNORECASE,
    )


def _date(found: re.Match[str], vocabulary: Vocabulary) -> dt.date | None:
    month = vocabulary.months[re.sub(r"\s+", " ", found["month"].lower())]
    return _valid(int(found["year"]), month, int(found["day"]))


def _chinese_date(found: re.Match[str]) -> dt.date | None:
    year, month, day = found.groups()
    return _valid(int(year.translate(_CHINESE_DIGITS)), chinese_number(month), chinese_number(day))


def chinese_number(text: str) -> int:
    """Return the value of a number below one hundred in Chinese or ASCII digits."""
    if text.isascii():
        return int(text)
    if "十" not in text:
        return int(text.translate(_CHINESE_DIGITS))
    tens, _, units = text.translate(_CHINESE_DIGITS).partition("十")
    return int(tens or 1) * 10 + int(units or 0)


def _valid(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
