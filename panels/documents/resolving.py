"""From what a person wrote to the document that is meant, or to those that may be."""

from dataclasses import dataclass

from panels.documents.models import DocumentName
from panels.documents.symbols import Symbol
from panels.documents.works import FoundDocument, documents_of
from panels.documents.written_forms import read_symbol
from portal.languages import Language


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a written symbol leads to.

    Attributes:
        symbols: that it names, the likeliest first; none where it is no symbol.
        exact: the portal's documents of these symbols.
        near: documents that are filed under them in their source, or whose symbol differs by the
            type that people leave out.
    """

    symbols: tuple[Symbol, ...]
    exact: tuple[FoundDocument, ...]
    near: tuple[FoundDocument, ...]

    @property
    def only(self) -> FoundDocument | None:
        """The one document meant, if there is no doubt."""
        return self.exact[0] if len(self.exact) == 1 else None


def resolve(written: str, reader: Language) -> Resolved:
    """Find the documents that a written symbol can mean. Three queries, whatever they are."""
    reading = read_symbol(written)
    exact = [str(symbol) for symbol in reading.exact]
    near = [str(symbol) for symbol in reading.near]
    named: dict[str, list[str]] = {}
    filed: list[str] = []
    rows = DocumentName.objects.filter(name__in=[*exact, *near]).select_related("record")
    for row in rows.order_by("pk"):
        if row.kind != DocumentName.Kind.SOURCE:
            named.setdefault(row.name, []).append(row.record.symbol)
        elif row.name in exact:
            filed.append(row.record.symbol)
    found = documents_of(
        [*exact, *near, *filed, *(symbol for one in named.values() for symbol in one)], reader
    )
    meant = _present(exact, named, found)
    others = {**_present(near, named, found), **{one: found[one] for one in filed if one in found}}
    return Resolved(
        reading.exact,
        tuple(meant.values()),
        tuple(one for symbol, one in others.items() if symbol not in meant),
    )


def _present(
    symbols: list[str], named: dict[str, list[str]], found: dict[str, FoundDocument]
) -> dict[str, FoundDocument]:
    """Return the documents of some symbols, by their own symbol, each once."""
    meant = [one for symbol in symbols for one in [symbol, *named.get(symbol, [])]]
    return {one: found[one] for one in dict.fromkeys(meant) if one in found}
