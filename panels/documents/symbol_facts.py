"""What a symbol says of its document: body, series, session, number, and what it belongs to."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from panels.documents.symbols import Symbol

_MODIFIER: Final = re.compile(r"(Add|Corr|Rev|Amend|Annex|Summary)\.(\d+)")
_SPECIAL: Final = re.compile(r"E?S-\d+")
_DOTTED_NUMBER: Final = re.compile(r"(L|CRP|INF|SR|PV|MISC|NGO|NI|G)\.(\d+)")
#: Parts that name a series of documents and not the body that issues them.
_SERIES: Final = frozenset({"RES", "DEC", "PRST", "NGO", "NI", "NHRI", "INF", "G"})
_FIRST_YEAR: Final = 1945
_LAST_YEAR: Final = 2199


class Relation(Enum):
    """How a document belongs to another, as its symbol says it."""

    ADDENDUM = "Add"
    CORRIGENDUM = "Corr"
    REVISION = "Rev"
    AMENDMENT = "Amend"
    ANNEX = "Annex"
    SUMMARY = "Summary"


@dataclass(frozen=True, slots=True)
class SymbolFacts:
    """A symbol taken apart.

    Attributes:
        body: the organ's part, ``A/HRC`` or ``A/HRC/WG.6``.
        series: ``RES``, ``DEC``, ``PRST``, ``CRP``, ``L``, ``NGO`` …; empty for plain documents.
        session: ``57``, or ``S-30`` of a special session; empty where the symbol has none.
        year: where a symbol counts by years, as in ``S/2024/1``.
        number: within session and series; ``None`` where the last part is none.
        modifiers: ``("Add.1", "Corr.1")``.
        relation: of the last modifier.
        parent: the document that the last modifier belongs to, ``A/HRC/43/64/Add.1`` of
            ``A/HRC/43/64/Add.1/Corr.1``.
    """

    body: str
    series: str
    session: str
    year: int | None
    number: int | None
    modifiers: tuple[str, ...]
    relation: Relation | None
    parent: Symbol | None


def facts_of(symbol: Symbol) -> SymbolFacts:
    """Take a symbol apart. Every symbol can be; what it does not say is left empty."""
    parts = list(symbol.parts)
    modifiers: list[str] = []
    while len(parts) > 1 and _MODIFIER.fullmatch(parts[-1]):
        modifiers.insert(0, parts.pop())
    last = _MODIFIER.fullmatch(modifiers[-1]) if modifiers else None
    body: list[str] = []
    for part in parts:
        if body and _begins_numbers(part):
            break
        body.append(part)
    series, session, year, number = _numbers(parts[len(body) :], symbol.year)
    return SymbolFacts(
        body="/".join(body),
        series=series,
        session=session,
        year=year,
        number=number,
        modifiers=tuple(modifiers),
        relation=Relation(last[1]) if last else None,
        parent=Symbol(symbol.parts[:-1], symbol.year) if last else None,
    )


def _numbers(parts: list[str], year: int | None) -> tuple[str, str, int | None, int | None]:
    """Return series, session, year and number from the parts behind the body's."""
    dotted = [found for part in parts if (found := _DOTTED_NUMBER.fullmatch(part))]
    series = next((part for part in parts if part in _SERIES), dotted[-1][1] if dotted else "")
    session = next((part for part in parts if _SPECIAL.fullmatch(part)), "")
    number = int(dotted[-1][2]) if dotted else None
    numbers = [int(part) for part in parts if part.isdecimal()]
    if len(numbers) > 1 and year is None and _FIRST_YEAR <= numbers[0] <= _LAST_YEAR:
        year = numbers.pop(0)
    # The last number counts documents, one before it the session; a State's code is no number.
    if number is None and numbers and parts[-1].isdecimal():
        number = numbers.pop()
    if not session and numbers:
        session = str(numbers[0])
    return series, session, year, number


def _begins_numbers(part: str) -> bool:
    return bool(
        part.isdecimal()
        or part in _SERIES
        or _SPECIAL.fullmatch(part)
        or _DOTTED_NUMBER.fullmatch(part)
    )
