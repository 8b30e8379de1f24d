"""How documents belong together: shown from either side, from whichever it was written down."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from panels.documents.models import DocumentMandate, DocumentRecord
from panels.documents.official import official_url
from panels.documents.symbol_facts import Relation, facts_of
from panels.documents.symbols import Symbol, parse
from panels.documents.works import FoundDocument, documents_of
from portal.languages import Language

#: What a document is to the one it belongs to, and the heading of those that belong to one.
_BELONGS: Final[dict[Relation, str | Promise]] = {
    Relation.ADDENDUM: _("Addendum to"),
    Relation.CORRIGENDUM: _("Corrigendum to"),
    Relation.REVISION: _("Revision of"),
    Relation.AMENDMENT: _("Amendment to"),
    Relation.ANNEX: _("Annex to"),
    Relation.SUMMARY: _("Summary of"),
}
_HAS: Final[dict[Relation, str | Promise]] = {
    Relation.ADDENDUM: _("Addenda"),
    Relation.CORRIGENDUM: _("Corrigenda"),
    Relation.REVISION: _("Revisions"),
    Relation.AMENDMENT: _("Amendments"),
    Relation.ANNEX: _("Annexes"),
    Relation.SUMMARY: _("Summaries"),
}
#: A resolution that hundreds of documents rest on leads to the list; these are the newest.
MOST: Final = 30


@dataclass(frozen=True, slots=True)
class Related:
    """A document or another work beside a document.

    Attributes:
        url: where it opens; the official text where the portal does not have the document.
        title: empty where the portal does not have it.
        language: of the title.
        symbol: of a document, else empty.
        is_reader_language: whether the title is in the reader's language.
    """

    url: str
    title: str = ""
    language: Language | None = None
    symbol: str = ""
    is_reader_language: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """Works that stand in one relation to a document, under one heading."""

    label: str | Promise
    works: Sequence[Related]


#: Takes a symbol and the reader's language; returns public works of another room, grouped.
Finder = Callable[[Symbol, Language], list[Group]]

_finders: list[Finder] = []


def register(finder: Finder) -> None:
    """Ask a room too; it answers with what is public only. A second time changes nothing."""
    if finder not in _finders:
        _finders.append(finder)


def relations_of(symbol: Symbol, reader: Language) -> list[Group]:
    """Return what belongs to a document and what it belongs to, nothing that is not public.

    A constant number of queries: two of the records, two of the mandates and documents, and
    those of the rooms that registered.
    """
    own = str(symbol)
    facts = facts_of(symbol)
    below: dict[str, list[str]] = defaultdict(list)
    rows = DocumentRecord.objects.public().filter(parent_symbol=own).order_by("number", "symbol")
    for row, relation in rows.values_list("symbol", "relation"):
        below[relation].append(row)
    asked_by = DocumentMandate.objects.filter(record__symbol=own).order_by("pk")
    mandates = list(asked_by.values_list("mandate", flat=True))
    asking = DocumentRecord.objects.public().filter(mandate_rows__mandate=own)
    asks_for = list(asking.values_list("symbol", flat=True)[:MOST])
    parent = [str(facts.parent)] if facts.parent else []
    found = documents_of(
        [*parent, *mandates, *asks_for, *(one for rows in below.values() for one in rows)], reader
    )
    groups: list[tuple[Any, list[str]]] = [
        *((_BELONGS[facts.relation], parent) for _one in parent if facts.relation),
        *((_HAS[Relation(name)], _in_order(rows)) for name, rows in sorted(below.items())),
        (_("Mandated by"), mandates),
        (_("Mandates these documents"), asks_for),
    ]
    shown = [
        Group(label, [_related(one, found.get(one), reader) for one in symbols])
        for label, symbols in groups
        if symbols
    ]
    return shown + [group for finder in _finders for group in finder(symbol, reader)]


def _in_order(symbols: list[str]) -> list[str]:
    """Return Add.2 before Add.10."""
    return sorted(symbols, key=lambda one: int(one.rpartition(".")[2] or 0))


def _related(symbol: str, found: FoundDocument | None, reader: Language) -> Related:
    if found is None:
        return Related(url=official_url(parse(symbol), reader), symbol=symbol)
    return Related(
        url=found.url,
        title=found.title,
        language=found.language,
        symbol=symbol,
        is_reader_language=found.is_reader_language,
    )
