"""Documents that a panel names by symbol, as the reader finds them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from panels.documents.models import DocumentPage
from panels.documents.official import official_url
from panels.documents.symbols import Symbol
from portal.languages import Language
from portal.pages.public import public_pages
from portal.works.cards import languages_of, version_for, work_url


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document named by its symbol.

    Attributes:
        symbol: in its official form.
        url: where it opens for this reader; the official text when the portal does not have it.
        title: of the version shown; empty when the portal does not have the document.
        language: of the version shown, ``None`` likewise.
        available_in: languages the portal has it in.
        is_reader_language: whether the version shown is in the reader's language.
    """

    symbol: str
    url: str
    title: str = ""
    language: Language | None = None
    available_in: tuple[Language, ...] = ()
    is_reader_language: bool = False


def cited_documents(symbols: Sequence[Symbol], reader: Language) -> dict[Symbol, CitedDocument]:
    """Return documents by symbol, in order, in the reader's language where they exist in it.

    Costs one query, whatever the number of symbols.
    """
    versions: dict[str, dict[str, DocumentPage]] = defaultdict(dict)
    if symbols:
        pages = public_pages(DocumentPage).filter(symbol__in=[str(symbol) for symbol in symbols])
        for page in pages.select_related("locale").defer("body", "footnotes"):
            versions[page.symbol][page.locale.language_code] = page
    return {symbol: _cited(symbol, versions.get(str(symbol), {}), reader) for symbol in symbols}


def _cited(symbol: Symbol, versions: dict[str, DocumentPage], reader: Language) -> CitedDocument:
    if not versions:
        return CitedDocument(str(symbol), official_url(symbol, reader))
    source = next(iter(versions.values())).source_language
    language, page = version_for(versions, source, reader)
    mine = language == reader
    return CitedDocument(
        symbol=str(symbol),
        title=page.title,
        url=page.get_url() if mine else work_url(page.translation_key, reader),
        language=language,
        available_in=languages_of(versions),
        is_reader_language=mine,
    )
