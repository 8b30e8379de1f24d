"""What the first page of a document says of it, in the text that was extracted from it."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from panels.documents.reading.dates import first_date
from panels.documents.symbols import InvalidSymbolError, Symbol, normalised, parse

#: Characters of a line that has little but a date.
_DATE_LINE: Final = 40
#: Lines below the word for distribution, or the top, that the date stands on.
_DATE_WITHIN: Final = 8
#: Lines in which a masthead stands, whatever its age.
_LINES: Final = 40
_SYMBOL_LINE: Final = re.compile(
    r"(?:A|E)\s?/(?:HRC|HCR|CN|RES|DEC|AC|\d)\S*(?:\s?(?:Add|Corr|Rev)\.?\s?\d+)?"
    r"(?:\s*[-\u2013&].*)?\*{0,3}",
    re.IGNORECASE,
)
_SECOND: Final = re.compile(r"[-\u2010-\u2015&]\s*((?:A|E|S)/[A-Z].+)$")
_ITEM: Final = re.compile(
    r"^(?:agenda\s+items?|points?|tema(?:s)?|items?)\s+(\d+(?:(?:\s*,\s*|\s+(?:and|et|y)\s+)\d+)*)",
    re.IGNORECASE | re.MULTILINE,
)
_JOB: Final = re.compile(r"\bGE\.\s?(\d{2}-\d{4,6})")
_MANDATE: Final = re.compile(
    r"(?:Human Rights )?Council(?:[,\s]+in)?(?:\s+its)?\s+(resolutions?|decisions?)\s+"
    r"((?:S-)?\d+/\d+(?:(?:\s*,\s*|\s+and\s+)(?:S-)?\d+/\d+)*)"
)
_ASKS: Final = re.compile(
    r"(?:submitted|prepared|presented)\s+(?:pursuant|in accordance|in response)"
)
_FRENCH: Final = re.compile(r"^(?:NATIONS\s+UNIES|Nations\s+Unies)", re.MULTILINE)
_SPANISH: Final = re.compile(r"^(?:NACIONES\s+UNIDAS|Naciones\s+Unidas)", re.MULTILINE)
#: Characters after the word that says so, in which the mandates of a report are named.
_REACH: Final = 300


@dataclass(frozen=True, slots=True)
class Masthead:
    """Facts of a first page; what it does not say is empty.

    Attributes:
        symbol: that stands on a line of its own.
        second: symbol of the other organ, of a document of two.
        published_on: date of distribution.
        agenda_items: their numbers, ``2, 3``.
        job_number: ``GE.19-01520``.
        mandates: symbols of the Council's resolutions and decisions that ask for the document.
        language: of the page.
    """

    symbol: Symbol | None = None
    second: Symbol | None = None
    published_on: dt.date | None = None
    agenda_items: str = ""
    job_number: str = ""
    mandates: tuple[Symbol, ...] = ()
    language: str = "en"


def read_masthead(first_page: str) -> Masthead:
    """Read a first page; any text gives an answer."""
    lines = [line.strip() for line in first_page.splitlines()[:_LINES]]
    symbol, second = _symbols(lines)
    language = _language(first_page)
    item = _ITEM.search(first_page)
    job = _JOB.search(first_page)
    return Masthead(
        symbol=symbol,
        second=second,
        published_on=_day(lines, language),
        agenda_items=", ".join(re.findall(r"\d+", item[1])) if item else "",
        job_number=f"GE.{job[1]}" if job else "",
        mandates=_mandates(first_page),
        language=language,
    )


def second_symbol(text: str) -> Symbol | None:
    """Return the other symbol of a document of two organs, ``E/CN.6/2018/9``."""
    found = _SECOND.search(normalised(text))
    return _parsed(found[1]) if found else None


def _symbols(lines: list[str]) -> tuple[Symbol | None, Symbol | None]:
    for line in lines:
        if _SYMBOL_LINE.fullmatch(line) and (symbol := _parsed(line)) is not None:
            return symbol, second_symbol(line)
    return None, None


def _parsed(text: str) -> Symbol | None:
    try:
        return parse(text)
    except InvalidSymbolError:
        return None


def _language(first_page: str) -> str:
    marks = {"fr": _FRENCH, "es": _SPANISH}
    return next((code for code, mark in marks.items() if mark.search(first_page)), "en")


def _day(lines: list[str], language: str) -> dt.date | None:
    """Return the date on one of the lines after that of distribution, or near the top."""
    start = next((n for n, line in enumerate(lines) if line.lower().startswith("distr")), 0)
    for line in lines[start : start + _DATE_WITHIN]:
        # Some extractions lose the space before the year.
        spaced = re.sub(r"(?<=[^\W\d])(?=\d{4}$)", " ", line)
        if (day := first_date(spaced, language)) is not None and len(line) <= _DATE_LINE:
            return day
    return None


def _mandates(first_page: str) -> tuple[Symbol, ...]:
    found: dict[Symbol, None] = {}
    flowing = " ".join(first_page.split())
    for asking in _ASKS.finditer(flowing):
        reach = flowing[asking.end() : asking.end() + _REACH].split(". ")[0]
        for kind, numbers in _MANDATE.findall(reach):
            series = "RES" if kind.startswith("res") else "DEC"
            for pair in re.findall(r"(?:S-)?\d+/\d+", numbers):
                found[Symbol(("A", "HRC", series, *pair.split("/")))] = None
    return tuple(found)
