"""The parts of a query that can be taken out of it, one by one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from search import symbols
from search.understanding.tokens import Token
from search.understanding.understood import FieldTerm, Part, PartKind

# The sign that joined a part to another goes with it.
_SIGN_BEHIND: Final = re.compile(r"\s(?:OR|\||或|OU|O|ИЛИ|أو)(?=\s)")
_SIGN_BEFORE: Final = re.compile(r"(?<=\s)(?:OR|\||或|OU|O|ИЛИ|أو)\s\Z")


def parts_of(text: str, tokens: Sequence[Token]) -> Iterator[Part]:
    """Yield the parts in order: runs of words, alternatives together, everything else by itself.

    Args:
        text: the query.
        tokens: of it, without signs between alternatives.
    """
    for part in _parts(text, tokens):
        if sign := _SIGN_BEHIND.match(text, part.end):
            yield replace(part, end=sign.end())
        elif sign := _SIGN_BEFORE.search(text, 0, part.start):
            yield replace(part, start=sign.start())
        else:
            yield part


def _parts(text: str, tokens: Sequence[Token]) -> Iterator[Part]:
    at = 0
    while at < len(tokens):
        end = at + 1
        if _joined(tokens, end):
            while _joined(tokens, end):
                end += 1
            first, last = tokens[at].start, tokens[end - 1].end
            yield Part("any", text[first:last], first, last)
        elif not tokens[at].is_word:
            yield _single(tokens[at])
        else:
            while end < len(tokens) and tokens[end].is_word and not _joined(tokens, end + 1):
                end += 1
            yield from _words(text, tokens[at].start, tokens[end - 1].end)
        at = end


def _joined(tokens: Sequence[Token], place: int) -> bool:
    return place < len(tokens) and tokens[place].is_alternative


def _single(token: Token) -> Part:
    start, end, minus = token.start, token.end, token.minus
    if token.is_narrowing:
        meant = FieldTerm(token.field, token.text, token.codes, is_excluded=minus)
        return Part("field", token.text, start, end, meant, is_excluded=minus)
    kind: PartKind = "symbol" if token.is_symbol else "excluded" if minus else "phrase"
    return Part(kind, token.text, start, end, is_excluded=minus)


def _words(text: str, start: int, end: int) -> Iterator[Part]:
    """Yield a run of words, with the symbols in it by themselves."""
    run = text[start:end]
    at = 0
    for mention in symbols.mentions(run):
        yield from _run(text, start + at, start + mention.start)
        yield Part("symbol", mention.text, start + mention.start, start + mention.end)
        at = mention.end
    yield from _run(text, start + at, end)


def _run(text: str, start: int, end: int) -> Iterator[Part]:
    if words := text[start:end].strip():
        yield Part("words", words, start, end)
