"""The parts of a query that can be taken out of it, one by one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from search import symbols
from search.understanding.tokens import Token
from search.understanding.understood import FieldTerm, Part, PartKind


def parts_of(text: str, tokens: Sequence[Token], signs: Sequence[Token]) -> Iterator[Part]:
    """Yield the parts in order: runs of words, alternatives together, everything else by itself.

    A sign beside a part goes with it, so that nothing is joined anew; two parts can share one.

    Args:
        text: the query.
        tokens: of it, without signs between alternatives.
        signs: those between alternatives.
    """
    for part in _parts(text, tokens):
        start, end = part.start, part.end
        for sign in signs:
            if not text[part.end : sign.start].strip() and sign.start >= part.end:
                end = sign.end
                break
            if not text[sign.end : part.start].strip() and sign.end <= part.start:
                start = sign.start
        yield replace(part, start=start if end == part.end else part.start, end=end)


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
    found = list(symbols.mentions(run))
    if not found:
        yield Part("words", run, start, end)
        return
    at = 0
    for mention in found:
        yield from _between(text, start + at, start + mention.start)
        yield Part("symbol", mention.text, start + mention.start, start + mention.end)
        at = mention.end
    yield from _between(text, start + at, end)


def _between(text: str, start: int, end: int) -> Iterator[Part]:
    """Yield words beside symbols; a sign between two of them is nothing that was asked for."""
    words = text[start:end].strip()
    if any(sign.isalnum() for sign in words):
        yield Part("words", words, start, end)
