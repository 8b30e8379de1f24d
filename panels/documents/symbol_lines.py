"""Symbols as editors write several of them: one on each line."""

from panels.documents.symbols import InvalidSymbolError, Symbol, parse


def symbols_in(lines: str) -> list[Symbol]:
    """Return the symbols of a text that has one on each line, each once.

    Raises:
        InvalidSymbolError: a line is no symbol.
    """
    return list(dict.fromkeys(parse(line) for line in lines.splitlines() if line.strip()))


def valid_symbols_in(lines: str) -> list[Symbol]:
    """Return the symbols as ``symbols_in`` does, leaving out lines that are none."""
    found = []
    for line in lines.splitlines():
        try:
            found.append(parse(line))
        except InvalidSymbolError:
            continue
    return list(dict.fromkeys(found))
