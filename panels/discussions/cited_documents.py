"""Documents that a panel names by symbol, as the reader finds them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from panels.documents.official import official_url
from panels.documents.symbols import Symbol
from panels.documents.works import FoundDocument, documents_of
from portal.languages import Language


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document named by its symbol.

    Attributes:
        symbol: in its official form.
        url: where it opens for this reader; the official text when the portal does not have it.
        title: of the version shown; empty when the portal does not have the document.
        language: of the version shown, ``None`` likewise.
        available_in: languages the portal has its text in; none where it has the facts only.
        is_reader_language: whether the version shown is in the reader's language.
        type_label: what it is, such as a summary of the panel; empty likewise.
    """

    symbol: str
    url: str
    title: str = ""
    language: Language | None = None
    available_in: tuple[Language, ...] = ()
    is_reader_language: bool = False
    type_label: Any = ""


def cited_documents(symbols: Sequence[Symbol], reader: Language) -> dict[Symbol, CitedDocument]:
    """Return documents by symbol, in order, in the reader's language where they exist in it.

    Costs two queries, whatever the number of symbols.
    """
    found = documents_of(map(str, symbols), reader)
    return {symbol: _cited(symbol, found.get(str(symbol)), reader) for symbol in symbols}


def _cited(symbol: Symbol, found: FoundDocument | None, reader: Language) -> CitedDocument:
    if found is None:
        return CitedDocument(str(symbol), official_url(symbol, reader))
    return CitedDocument(
        symbol=str(symbol),
        title=found.title or str(symbol),
        url=found.url,
        language=found.language,
        available_in=found.available_in,
        is_reader_language=found.is_reader_language,
        type_label=found.type_label,
    )
