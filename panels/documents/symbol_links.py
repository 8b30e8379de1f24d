"""Symbols in a text become links: to the portal's document, else to the UN's own resolver."""

import re
from collections.abc import Callable
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from panels.documents.official import official_url
from panels.documents.symbols import IN_TEXT, InvalidSymbolError, parse
from panels.documents.works import documents_of
from portal.languages import Language

#: Tags and what stands inside links and other elements whose text is no text, kept as they are.
_KEPT: Final = re.compile(
    r"<(a|script|style|textarea|svg|button|bdi)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>",
    re.DOTALL | re.IGNORECASE,
)
#: Symbols of one page that are looked up; a text with more is a list of symbols.
MOST: Final = 500


def link_symbols(html: str, reader: Language, official: Language, own: str = "") -> SafeString:
    """Make links of the symbols in HTML, two queries for all of them together.

    Args:
        html: safe HTML; links that are in it stay as they are.
        reader: whose version of the portal's documents is opened.
        official: language of the official text that is opened of others.
        own: symbol of the document whose text it is, which needs no link to itself.
    """
    named: dict[str, str] = {}
    _in_text(html, lambda piece: _collect(piece, named))
    named = {text: symbol for text, symbol in named.items() if symbol != own}
    if not named:
        return mark_safe(html)  # noqa: S308  # given as safe
    symbols = list(dict.fromkeys(named.values()))[:MOST]
    found = documents_of(symbols, reader)
    urls = {
        symbol: found[symbol].url if symbol in found else official_url(symbol, official)
        for symbol in symbols
    }

    def linked(match: re.Match[str]) -> str:
        url = urls.get(named.get(match[0], ""))
        if url is None:
            return match[0]
        return format_html('<a href="{}"><bdi dir="ltr">{}</bdi></a>', url, match[0])

    return mark_safe(_in_text(html, lambda piece: IN_TEXT.sub(linked, piece)))  # noqa: S308


def _in_text(html: str, change: Callable[[str], str]) -> str:
    """Return HTML with the text between its tags changed."""
    pieces = []
    end = 0
    for kept in _KEPT.finditer(html):
        pieces += [change(html[end : kept.start()]), kept[0]]
        end = kept.end()
    return "".join([*pieces, change(html[end:])])


def _collect(piece: str, named: dict[str, str]) -> str:
    for match in IN_TEXT.finditer(piece):
        if match[0] in named:
            continue
        try:
            symbol = parse(match[0])
        except InvalidSymbolError:
            continue
        named[match[0]] = str(symbol)
    return piece
