"""Symbols of UN documents, such as ``A/HRC/RES/57/32``.

A symbol is a path of parts: organ, body, kind, session, number, and modifiers such as ``Add.1`` or
``Rev.2``. People write it with hyphens, spaces, lower case or full-width characters; the portal
keeps one form.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_ORGANS: Final = frozenset(
    {"A", "S", "E", "T", "ST", "HRC", "HRI", "CAT", "CCPR", "CED", "CEDAW", "CERD", "CMW", "CRC",
     "CRPD", "DP", "TD", "UNEP", "FCCC", "CBD", "CTOC", "CAC", "JIU", "NPT", "CD", "OPCAT", "SPT",
     "PCNICC", "ICCD", "ITCP", "IDB", "GC", "LC", "ISBA", "SPLOS", "UNW", "WFP"}
)  # fmt: skip
# Parts written as a word, a full stop and a number, with the word in this form.
_DOTTED: Final = {
    word.upper(): word
    for word in ("Add", "Corr", "Rev", "Amend", "Annex", "Summary", "L", "CRP", "WG", "WP", "SR",
                 "PV", "AC", "SC", "C", "CN", "CONF", "INF", "NGO", "NI", "G", "R", "Sub", "GC",
                 "Res", "MISC", "BUR", "ITF", "BODY")
}  # fmt: skip
_SEPARATORS = re.compile(r"[\s/\u2044\u2215\-\u2010-\u2015\u2212_]+")
_SESSION_AND_NUMBER = re.compile(r"/((?:E?S-)?\d+/\d+)(?=/|$)")
_PART = re.compile(r"[A-Z0-9]+(?:[.*][A-Z0-9]+)*")
# Special sessions are numbered apart: A/HRC/S-30/1, A/RES/ES-10/1.
_SPECIAL: Final = frozenset({"S", "ES"})
# A document of two organs carries both symbols; the first one names it here.
_SECOND_SYMBOL = re.compile(r"\s*[-\u2010-\u2015](?:A|E|S|ST)/(?=[A-Z]).*$")
_YEAR = re.compile(r"\s*\((\d{4})\)$")
_DIRECTION_MARKS = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_LONGEST = 60
_FEWEST_PARTS = 2
# Where a symbol stands in running text or in an address. Slashes only: a hyphen there would join
# it to the words around.
IN_TEXT: Final = re.compile(
    r"(?<![\w/])(?:A|S|E|HRI|CAT|CCPR|CED|CEDAW|CERD|CMW|CRC|CRPD|ST)"
    r"(?:/[A-Z0-9][A-Za-z0-9.]*[A-Za-z0-9]|/[A-Z0-9])+",
    re.ASCII,
)


class InvalidSymbolError(ValueError):
    """The text is no UN document symbol; the message says why."""


@dataclass(frozen=True, slots=True, order=True)
class Symbol:
    """A UN document symbol in its normal form.

    Attributes:
        parts: the parts between the slashes, ``("A", "HRC", "RES", "57", "32")``.
        year: the year that Security Council resolutions carry in brackets, else ``None``.
    """

    parts: tuple[str, ...]
    year: int | None = None

    def __str__(self) -> str:
        """The form that documents print: ``A/HRC/RES/57/32``, ``S/RES/1325 (2000)``."""
        return "/".join(self.parts) + (f" ({self.year})" if self.year else "")

    @property
    def slug(self) -> str:
        """The form for addresses: ``a-hrc-res-57-32``."""
        text = "-".join((*self.parts, *([str(self.year)] if self.year else [])))
        return text.lower().replace(".", "-")

    @property
    def is_resolution(self) -> bool:
        """Whether the symbol is that of an adopted resolution."""
        return "RES" in self.parts

    @property
    def is_decision(self) -> bool:
        """Whether the symbol is that of an adopted decision."""
        return "DEC" in self.parts

    @property
    def session(self) -> int | None:
        """Session of the organ, ``57`` of ``A/HRC/RES/57/32``; ``None`` where none is given."""
        numbers = self._numbers()
        return numbers[0] if len(numbers) > 1 and self.year is None else None

    @property
    def short(self) -> str:
        """How texts cite a resolution: ``57/32``; otherwise the whole symbol."""
        adopted = (self.is_resolution or self.is_decision) and self.year is None
        if adopted and (found := _SESSION_AND_NUMBER.search(str(self))):
            return found[1]
        return str(self)

    def _numbers(self) -> list[int]:
        return [int(part) for part in self.parts if part.isdigit()]


def normalised(text: str) -> str:
    """Return a text in capitals and Western digits, without what only surrounds a symbol."""
    plain = unicodedata.normalize("NFKC", _DIRECTION_MARKS.sub("", text)).strip()
    plain = plain.lstrip("([ ").rstrip("*.,;: ")
    if plain.count(")") > plain.count("("):
        plain = plain.rstrip("*.,;:) ")
    return "".join(
        str(unicodedata.digit(sign)) if sign.isdigit() and not sign.isascii() else sign
        for sign in plain
    ).upper()


def parse(text: str) -> Symbol:
    """Return the symbol that a person wrote.

    Takes ``A/HRC/RES/57/32``, ``A-HRC-RES-57-32``, ``a hrc res 57 32``, full-width and
    Arabic-Indic digits, and ``HRC/RES/57/32`` without the General Assembly's ``A``.

    Raises:
        InvalidSymbolError: the text has no such form.
    """
    plain = normalised(text)
    if not plain:
        raise InvalidSymbolError("The symbol is empty.")
    if len(plain) > _LONGEST:
        raise InvalidSymbolError(f"“{plain[:20]}…” is too long for a symbol.")
    plain = _SECOND_SYMBOL.sub("", plain)
    year = _YEAR.search(plain)
    body = plain[: year.start()] if year else plain
    parts = [part for part in _SEPARATORS.split(body) if part]
    if parts and parts[0] == "HRC":
        parts.insert(0, "A")
    if not parts or parts[0] not in _ORGANS:
        raise InvalidSymbolError(
            f"“{text.strip()}” does not begin like a UN symbol. Example: A/HRC/RES/57/32."
        )
    unfit = next((part for part in parts if not _PART.fullmatch(part)), None)
    if unfit is not None:
        raise InvalidSymbolError(f"“{unfit}” cannot be a part of a UN symbol.")
    if len(parts) < _FEWEST_PARTS or not any(sign.isdigit() for sign in body):
        raise InvalidSymbolError(f"“{text.strip()}” has no session or number.")
    return Symbol(tuple(_dotted(parts)), int(year[1]) if year else None)


def _dotted(parts: list[str]) -> list[str]:
    """Give ``ADD.1`` its usual capitals, and join what a hyphen or space tore apart."""
    joined: list[str] = []
    waiting = iter(parts)
    for part in waiting:
        word, dot, number = part.partition(".")
        if dot and word in _DOTTED:
            joined.append(f"{_DOTTED[word]}.{number}")
        elif part in {"ADD", "CORR", "REV"} and (following := next(waiting, None)):
            joined.append(f"{_DOTTED[part]}.{following}")
        elif part in _SPECIAL and joined and (following := next(waiting, None)):
            joined.append(f"{part}-{following}" if following.isdigit() else f"{part}/{following}")
        else:
            joined.append(part)
    return joined
