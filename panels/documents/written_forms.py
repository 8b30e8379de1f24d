"""Every way in which people write a symbol, read as the symbols that it can mean."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from panels.documents.symbols import InvalidSymbolError, Symbol, normalised, parse
from portal.reference.folding import fold

#: A longer text is no symbol, however it is written.
LONGEST: Final = 200
_ADDRESS: Final = re.compile(
    r"^(?:HTTPS?://)?(?:WWW\.)?(?:UNDOCS\.ORG|DOCS\.UN\.ORG)/(?:(?:AR|ZH|EN|FR|RU|ES)/)?"
)
_MISPRINTS: Final = ((re.compile(r"(?<=[A-Z]),(?=\d)"), "."), (re.compile(r"\.(?=/)"), ""))
_PAIR: Final = re.compile(
    r"(?<![\dA-Z/])(?:(E?S)\s*[-\u2010-\u2015]\s*)?(\d{1,4})"
    r"\s*[/\u2044\u2215\-\u2010-\u2015 ]\s*(\d{1,4})(?![\s/-]*\d)"
)
_SPECIAL: Final = re.compile(r"E?S-\d{1,3}/\d{1,4}")
_BY_YEAR: Final = re.compile(r"(?<!\d)(\d{1,4})\s*\(\s*(\d{4})\s*\)")
_MODIFIERS: Final = re.compile(r"\b(ADD|CORR|REV)[./\s-]*(\d{1,3})(?!\d)")
#: Parts that are followed by a full stop and a number; those of the second set also stand alone.
_ALWAYS_DOTTED: Final = frozenset({"L", "CRP", "WG", "SR", "PV", "CN", "SUB", "CONF", "ANNEX"})
_SOMETIMES_DOTTED: Final = frozenset({"AC", "C", "G", "R", "INF", "NGO", "NI", "GC", "MISC", "WP"})
#: Beginnings of words, folded: what kind of document, in the six languages.
_KINDS: Final = {
    "RES": re.compile(r"\bres(?:ol|\b)|\bрезолюци|قرار|决议|決議"),
    "DEC": re.compile(r"\bdec(?:isi|\b)|\bрешени|مقرر|决定|決定"),
    "PRST": re.compile(r"\bprst\b|president|заявлени\w* председател|بيان.*رئيس|主席声明"),
    "": re.compile(r"\breport|\brapport|\binforme|\bдоклад|تقرير|报告|報告"),
}
_COUNCIL: Final = re.compile(
    r"\bhrc\b|human rights council|conseil des droits|consejo de derechos|совет\w* по правам"
    r"|مجلس حقوق|人权理事会|人權理事會"
)
_ASSEMBLY: Final = re.compile(
    r"general assembly|assemblee generale|asamblea general|генеральн\w* ассамбле|الجمعيه العامه"
    r"|الجمعية العامة|大会|大會"
)
_SECURITY: Final = re.compile(
    r"security council|conseil de securite|consejo de seguridad|совет\w* безопасности"
    r"|مجلس الا?من|مجلس الأمن|安全理事会|安理会"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text can mean.

    Attributes:
        exact: the symbols that it names, the likeliest first; one unless it left something out.
        near: symbols that differ by the type people leave out, ``A/HRC/RES/57/32`` for
            ``A/HRC/57/32``: other documents, but perhaps the one that was meant.
    """

    exact: tuple[Symbol, ...] = ()
    near: tuple[Symbol, ...] = ()


def read_symbol(text: str) -> Reading:
    """Read a symbol as a person wrote it; nothing where it is none.

    Takes what ``symbols.parse`` takes, and also ``RES/57/32``, ``57/32``, ``A.HRC.57.32``, the
    form of addresses (``a-hrc-57-l-20``), addresses at the UN's own resolver, and "resolution
    57/32" and its like in the six languages, with or without the name of the organ.
    """
    if len(text) > LONGEST:
        return Reading()
    plain = _ADDRESS.sub("", normalised(text))
    for misprint, right in _MISPRINTS:
        plain = misprint.sub(right, plain)
    special = _SPECIAL.fullmatch(plain) is not None
    exact = tuple(dict.fromkeys([*_in_words(plain), *([] if special else _symbols(plain))]))
    near = dict.fromkeys(one for symbol in exact for one in _near(symbol))
    return Reading(exact, tuple(one for one in near if one not in exact))


def _symbols(plain: str) -> Iterator[Symbol]:
    """Yield the symbols that a text is, with what it left out put back."""
    tries = [plain]
    if re.match(r"(RES|DEC|PRST)\b", plain):
        tries = [f"A/HRC/{plain}", f"A/{plain}"]
    elif re.match(r"(WG|AC|EMRIP|SUB)\b", plain):
        tries = [f"A/HRC/{plain}"]
    elif re.match(r"A\.[A-Z]", plain) or re.match(r"HRC\.", plain):
        tries = [re.sub(r"(?<!ADD)(?<!CORR)(?<!REV)\.", "/", plain)]
    for one in tries:
        try:
            found = parse(one)
        except InvalidSymbolError:
            continue
        yield from _dottings(found)


def _dottings(symbol: Symbol) -> Iterator[Symbol]:
    """Yield a symbol with the full stops that addresses and typists leave out."""
    always = _dotted(symbol, _ALWAYS_DOTTED)
    yield always
    yield _dotted(always, _SOMETIMES_DOTTED)


def _dotted(symbol: Symbol, words: frozenset[str]) -> Symbol:
    parts: list[str] = []
    for part in symbol.parts:
        if parts and parts[-1].upper() in words and part.isdecimal():
            word = {"SUB": "Sub", "ANNEX": "Annex"}.get(parts[-1].upper(), parts[-1])
            parts[-1] = f"{word}.{part}"
        else:
            parts.append(part)
    return Symbol(tuple(parts), symbol.year)


def _in_words(plain: str) -> Iterator[Symbol]:
    """Yield what "resolution 57/32" and a bare "57/32" mean."""
    words = fold(plain)
    if _SECURITY.search(words) and (found := _BY_YEAR.search(plain)):
        yield Symbol(("S", "RES", found[1]), int(found[2]))
        return
    pairs = list(_PAIR.finditer(plain))
    kind = next((name for name, word in _KINDS.items() if word.search(words)), None)
    organs = [
        parts
        for parts, word in ((("A", "HRC"), _COUNCIL), (("A",), _ASSEMBLY))
        if word.search(words)
    ]
    # Numbers alone, or with words that say what they are: else any two numbers would do.
    rest = _MODIFIERS.sub("", _PAIR.sub("", plain))
    bare = len(pairs) == 1 and re.search(r"[^\W\d]{2}", rest) is None
    named = kind is not None or organs or bare
    special = _SPECIAL.fullmatch(plain)
    if len(pairs) != 1 or not named or (not special and next(_symbols(plain), None) is not None):
        return
    apart, session, number = pairs[0].groups()
    numbers = (f"{apart}-{session}" if apart else session, number)
    modifiers = [
        f"{word.capitalize()}.{count}"
        for word, count in _MODIFIERS.findall(plain[pairs[0].end() :])
    ]
    kinds: Iterable[str] = ("RES", "DEC", "", "PRST") if kind is None else (kind,)
    for organ in organs or [("A", "HRC"), ("A",)]:
        for one in kinds:
            if one != "PRST" or organ != ("A",):
                yield Symbol((*organ, *([one] if one else []), *numbers, *modifiers))


def _near(symbol: Symbol) -> Iterator[Symbol]:
    types = ("RES", "DEC", "PRST")
    bare = tuple(part for part in symbol.parts if part not in types)
    if not re.match(r"A/HRC/(?:S-)?\d+/\d+(?=/|$)", "/".join(bare)):
        return
    for one in ((), ("RES",), ("DEC",), ("PRST",)):
        yield Symbol((*bare[:2], *one, *bare[2:]))
