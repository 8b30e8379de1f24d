"""United Nations document symbols, as people write them and as they are looked up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from search.normalisation import unaccented

# Series in which a number is written with a dot: A/HRC/57/L.12, A/HRC/57/32/Add.1, E/CN.4/….
_DOTTED: Final = frozenset(
    {"AC", "ADD", "AMEND", "CN", "CONF", "CORR", "CRP", "INF", "L", "MISC", "PV", "REV", "SR"}
    | {"SUB", "WG", "WP", "ANNEX"}
)
# Parts that tell what a document is, and that people leave out.
_TYPES: Final = frozenset({"RES", "DEC", "PRST"})
_FIRST: Final = frozenset(
    {"A", "E", "S", "T", "ST", "HRC", "HCR", "HRI", "CCPR", "CEDAW", "CRPD", "CRC", "CAT", "CERD"}
    | {"CMW", "CED", "CESCR", "OPCAT", "INT", "DP", "UNEP"}
)
_PARTS: Final = (
    _DOTTED | _TYPES | _FIRST | {"NGO", "NI", "GC", "UPR", "NRI", "G", "LIM", "SPT", "TF", "EMRIP"}
)
_SEPARATOR: Final = r"[/\u2044\u2215\-\u2010\u2011\u2013]"
_PART: Final = r"[A-Z0-9]+(?:\.[0-9A-Z]+)?"
# Not \w: in Chinese the characters around a number are letters too (第57/32号决议).
_EDGE_BEFORE: Final = r"(?<![0-9A-Za-z/])"
_EDGE_AFTER: Final = r"(?![0-9A-Za-z/])"
# What is added to a document, also written after a space: A/HRC/57/32 Add. 1.
_ADDED: Final = rf"(?:\s?{_SEPARATOR}\s?|\s)(?:ADD|CORR|REV|AMEND|ANNEX)(?:\.\s?|\s)?[0-9]{{1,3}}"
_JOINED: Final = re.compile(
    rf"{_EDGE_BEFORE}[A-Z]{{1,6}}(?:\.[0-9]+)?"
    rf"(?:\.?\s?{_SEPARATOR}{{1,2}}\s?{_PART})(?:{_ADDED}|\.?\s?{_SEPARATOR}{{1,2}}\s?{_PART})*"
    rf"{_EDGE_AFTER}",
    re.IGNORECASE | re.ASCII,
)
_SPACED: Final = re.compile(
    rf"{_EDGE_BEFORE}(?:{'|'.join(sorted(_FIRST, key=len, reverse=True))})"
    rf"(?:\sE?S-[0-9]{{1,3}}"
    # The State under review stands between the session and the number: A/HRC/WG.6/1/BRA/4.
    rf"|\s(?:(?<=WG.6\s[0-9]\s)|(?<=WG.6\s[0-9][0-9]\s))[A-Z]{{3}}(?=\s[0-9]|$)"
    rf"|\s(?:{'|'.join(sorted(_PARTS, key=len, reverse=True))}|[0-9]{{1,4}})(?:\.\s?[0-9]{{1,3}})?"
    rf")+{_EDGE_AFTER}",
    re.IGNORECASE | re.ASCII,
)
_BARE: Final = re.compile(
    rf"{_EDGE_BEFORE}[0-9]{{1,3}}\s?[/\u2044\u2215]\s?[0-9]{{1,4}}(?:{_ADDED})*{_EDGE_AFTER}",
    re.IGNORECASE | re.ASCII,
)
# WG,6 for WG.6, as found in records.
_MISPRINT: Final = re.compile(r"(?<=WG|CN|AC|RP),(?=[0-9])", re.IGNORECASE)
# What lists and sentences leave at the ends of a symbol.
_AROUND: Final = re.compile(r"^[^0-9A-Z]+|[^0-9A-Z]+$")
_WIDE_SLASH: Final = re.compile(
    rf"(?<=[0-9A-Za-z.])\s?[/\u2044\u2215]\s?"
    rf"(?=[0-9]|(?:{'|'.join(sorted(_PARTS))})(?![A-Za-z])|[A-Z]{{3}}(?![A-Za-z]))",
    re.IGNORECASE | re.ASCII,
)
# Where documents are opened: the rest of such an address is the symbol.
_ADDRESS: Final = re.compile(
    r"(?:https?://)?(?:www\.)?(?:undocs\.org|docs\.un\.org)/(?:(?:ar|zh|en|fr|ru|es)/)?",
    re.IGNORECASE | re.ASCII,
)
# Beginnings of the words, without accents; Arabic and Chinese may be joined to other letters.
_TYPE_WORDS: Final = {
    "RES": re.compile(r"\bresol|\bрезолюци|قرار|决议|決議"),
    "DEC": re.compile(r"\bdecisi|\bрешени|مقرر|决定|決定"),
}
_LONGEST_TYPE_WORD: Final = 12
_NUMBER_SIGNS: Final = frozenset({"第", "号", "no", "No", "no.", "No.", "nº", "№", "رقم"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A symbol, or the numbers of one, found in a query.

    Attributes:
        start: offset of its first character.
        end: offset after its last.
        text: as typed.
        form: canonical, such as ``HRC/RES/57/32`` or ``57/32``.
    """

    start: int
    end: int
    text: str
    form: str


def canonical(symbol: str) -> str:
    """Return a symbol in one form: capitals, ``/`` between parts, ``ADD.1`` with its dot."""
    parts: list[str] = []
    named = _AROUND.sub("", _MISPRINT.sub(".", symbol.upper()))
    for part in re.split(rf"(?:\s|{_SEPARATOR})+", named):
        part = part.strip(".")  # noqa: PLW2901 -- a misprint, as in A/HRC/WG.6/8./L.8
        if not part:
            continue
        if parts and parts[-1] in _DOTTED and part.isdecimal():
            parts[-1] = f"{parts[-1]}.{part}"
        else:
            parts.append(part)
    return "/".join(parts)


def forms(symbol: str) -> list[str]:
    """Return every shorter form a symbol is asked for by; itself first.

    ``A/HRC/RES/57/32`` is also meant by ``HRC/RES/57/32``, ``RES/57/32``, ``57/32`` and, without
    its type, ``A/HRC/57/32`` and ``HRC/57/32``.
    """
    whole = canonical(symbol).split("/")
    for at in range(1, len(whole)):
        # One document with two symbols: A/HRC/13/70–E/CN.6/2010/7.
        if whole[at] in _FIRST and whole[at - 1].isdecimal():
            both = [*forms("/".join(whole[:at])), *forms("/".join(whole[at:]))]
            return list(dict.fromkeys([*both, canonical(symbol)]))
    bare = [part for part in whole if part not in _TYPES]
    found = []
    for parts in (whole, bare):
        first_number = next((i for i, part in enumerate(parts) if part.isdecimal()), len(parts) - 1)
        for start in range(first_number + 1):
            tail = parts[start:]
            if len(tail) > 1:
                found.append("/".join(tail))
    return list(dict.fromkeys([*found, canonical(symbol)]))


def joined(text: str) -> str:
    """Return text without the spaces around a symbol's slashes, and the address before a symbol."""
    return _WIDE_SLASH.sub("/", _MISPRINT.sub(".", _ADDRESS.sub("", text)))


def mentions(text: str) -> Iterator[Mention]:
    """Yield the symbols in a normalised query, in order, not overlapping."""
    taken: list[Mention] = []
    for pattern, fewest_parts in ((_SPACED, 3), (_JOINED, 2), (_BARE, 2)):
        for match in pattern.finditer(text):
            mention = Mention(match.start(), match.end(), match[0], canonical(match[0]))
            free = all(mention.end <= m.start or mention.start >= m.end for m in taken)
            if free and _plausible(mention.form, fewest_parts):
                taken.append(mention)
    yield from sorted(taken, key=lambda mention: mention.start)


def begun(text: str) -> tuple[str, ...]:
    """Return the canonical beginnings of symbols that a normalised text may be typing.

    ``a hrc 57 3`` begins ``A/HRC/57/32``; ``resolution 57/3`` begins ``RES/57/32`` and ``57/32``.
    """
    plain = without_type_words(joined(text))
    if not plain.isascii():
        # Such as 第57/3, where no space tells the words around a number from it.
        plain = next((mention.form for mention in mentions(plain)), "")
    form = canonical(plain)
    first, _, rest = form.partition("/")
    is_known = first.split(".")[0] in _PARTS or first.isdecimal()
    if not is_known or not (rest or first.isdecimal()):
        return ()
    kind = document_type(text)
    return (f"{kind}/{form}", form) if kind and first.isdecimal() else (form,)


def document_type(text: str) -> str:
    """Return the part of a symbol that a query's words name, such as ``RES``; or nothing."""
    folded = unaccented(text)
    return next((part for part, word in _TYPE_WORDS.items() if word.search(folded)), "")


def without_type_words(words: str) -> str:
    """Return words without those that only say what kind of symbol stands beside them.

    "Resolution 57/32" asks for one document, not for all that say "resolution".
    """
    return " ".join(
        word
        for word in words.split()
        if not (_is_type_word(unaccented(word)) or word in _NUMBER_SIGNS)
    )


def _is_type_word(folded: str) -> bool:
    return len(folded) <= _LONGEST_TYPE_WORD and any(
        pattern.search(folded) for pattern in _TYPE_WORDS.values()
    )


def _plausible(form: str, fewest_parts: int) -> bool:
    """Tell a symbol from ``and/or``, ``COVID-19``, ``a 5 star hotel`` and the like."""
    parts = form.split("/")
    has_number = any(any(c.isdecimal() for c in part) for part in parts)
    known = parts[0].split(".")[0] in _PARTS or parts[0].isdecimal()
    return has_number and known and len(parts) >= fewest_parts
