"""Documents by their symbol, for rooms that may not import this one."""

from collections.abc import Mapping, Sequence

from panels.documents.official import official_url
from panels.documents.symbols import InvalidSymbolError, parse
from panels.documents.works import documents_of
from portal.languages import Language
from portal.works.references import Referred


def referred(references: Sequence[str], reader: Language) -> Mapping[str, Referred]:
    """Return the portal's document for each symbol, else the United Nations' own text of it.

    Two queries, whatever their number.
    """
    symbols = {}
    for text in references:
        try:
            symbols[text] = str(parse(text))
        except InvalidSymbolError:
            continue
    found = documents_of(symbols.values(), reader)
    named = {}
    for text, symbol in symbols.items():
        one = found.get(symbol)
        named[text] = Referred(
            reference=text,
            title=(one.title if one else "") or symbol,
            url=one.url if one else official_url(symbol, reader),
            kind_label=one.type_label if one else "",
            language=one.language if one and not one.is_reader_language else None,
        )
    return named
