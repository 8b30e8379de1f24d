"""A line of a file of records, understood; or the reason why it is not."""

import json
import re
from dataclasses import dataclass, field
from typing import Any, Final

from panels.documents.models import DocumentType
from panels.documents.models.names import DocumentName
from panels.documents.records.masthead import Masthead, read_masthead, second_symbol
from panels.documents.symbols import InvalidSymbolError, Symbol, parse

LONGEST_TITLE: Final = 1000
LONGEST_SYMBOL: Final = 80
_TOO_LONG: Final = 2_000_000
_PANEL: Final = re.compile(
    r"\bpanel\b.*\b(?:discussion|summary)\b|\bsummary\b.*\b(?:panel|discussion)\b"
    r"|\bannual\b.*\bdiscussion\b",
    re.IGNORECASE | re.DOTALL,
)
_NOTE: Final = re.compile(r"^note (?:by|verbale)|^letter dated", re.IGNORECASE)


class UnplaceableError(ValueError):
    """The line cannot be placed; the message is the reason, for the report."""


@dataclass(slots=True)
class Draft:
    """A record as its source says it.

    Attributes:
        symbol: of the document, as it is printed on its first page where the source is in doubt.
        values: by field of the record.
        names: other symbols it is asked for by, with their kind.
        mandates: symbols of the resolutions that ask for it.
        remarks: what was put right or left aside.
    """

    symbol: Symbol
    values: dict[str, Any]
    names: dict[str, DocumentName.Kind] = field(default_factory=dict)
    mandates: tuple[str, ...] = ()
    remarks: list[str] = field(default_factory=list)


def read_line(line: str) -> Draft:
    """Understand a line.

    Raises:
        UnplaceableError: it is no record of a UN document.
    """
    if len(line) > _TOO_LONG:
        raise UnplaceableError(f"longer than {_TOO_LONG} characters")
    try:
        row = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise UnplaceableError(f"not JSON: {error}") from error
    if not isinstance(row, dict):
        raise UnplaceableError("not an object")
    stated = _text(row, "symbol")
    if not stated:
        raise UnplaceableError("no symbol")
    masthead = read_masthead(_text(row, "first_page"))
    remarks: list[str] = []
    symbol, names = _named(stated, masthead, remarks)
    title = " ".join(_text(row, "title").split())
    if len(title) > LONGEST_TITLE:
        remarks.append(f"title cut to {LONGEST_TITLE} characters")
        title = title[: LONGEST_TITLE - 1] + "…"
    values = {
        "title": title,
        "title_language": masthead.language if title else "en",
        "document_type": _type(symbol, title),
        "published_on": masthead.published_on,
        "agenda_items": masthead.agenda_items,
        "job_number": masthead.job_number,
        "mandates": "\n".join(map(str, masthead.mandates)),
        "is_published": True,
    }
    return Draft(symbol, values, names, tuple(map(str, masthead.mandates)), remarks)


def _text(row: dict[str, Any], name: str) -> str:
    """Return a value as text that any database takes."""
    value = row.get(name)
    if value is None:
        return ""
    return str(value).encode(errors="replace").decode().replace("\x00", "").strip()


def _named(
    stated: str, masthead: Masthead, remarks: list[str]
) -> tuple[Symbol, dict[str, DocumentName.Kind]]:
    """Choose between the symbol that the source states and the one on the first page.

    A symbol stated in its exact form is right. One with punctuation around it was cut out of a
    sentence: it may be that of a document which this one only mentions.
    """
    try:
        own: Symbol | None = parse(stated)
    except InvalidSymbolError as error:
        if masthead.symbol is None:
            raise UnplaceableError(str(error)) from error
        own = None
    symbol = own
    if masthead.symbol is not None and (own is None or not _is_exact(stated, own)):
        symbol = masthead.symbol
    if symbol is None or len(str(symbol)) > LONGEST_SYMBOL:
        raise UnplaceableError(f"symbol longer than {LONGEST_SYMBOL} characters")
    names = {str(symbol): DocumentName.Kind.OWN}
    if symbol != own:
        remarks.append(f"filed as {symbol}, which its first page bears: the source has {stated!r}")
        if own is not None:
            names[str(own)] = DocumentName.Kind.SOURCE
    for second in (second_symbol(stated), masthead.second):
        if second is not None:
            names.setdefault(str(second), DocumentName.Kind.SECOND)
    if "HCR" in symbol.parts:
        # A misprint of the Council's own that was never corrected.
        right = Symbol(tuple("HRC" if part == "HCR" else part for part in symbol.parts))
        names.setdefault(str(right), DocumentName.Kind.SECOND)
    return symbol, names


def _is_exact(stated: str, symbol: Symbol) -> bool:
    """Tell whether nothing but a symbol was stated; a document of two organs has two."""
    return (
        stated.startswith(str(symbol))
        and re.fullmatch(r"(?:\s*[-\u2010-\u2015&]\s*[AES]/[A-Z].+)?", stated[len(str(symbol)) :])
        is not None
    )


def _type(symbol: Symbol, title: str) -> DocumentType:
    """Return the type that the symbol tells, or the title where the symbol tells none."""
    told = DocumentType.of(symbol)
    if told is DocumentType.REPORT and _PANEL.search(title):
        return DocumentType.SUMMARY
    return DocumentType.NOTE if told is DocumentType.REPORT and _NOTE.search(title) else told
