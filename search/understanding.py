"""What a query means: words, phrases, what to leave out, symbols."""

import re
from dataclasses import dataclass
from typing import Final

from search import symbols
from search.normalisation import typed, unaccented

MOST_TERMS: Final = 40
# The name of the field in the six languages, without accents.
SYMBOL_FIELDS: Final = frozenset(
    unaccented(name)
    for name in (
        "symbol",
        "cote",
        "signatura",
        "símbolo",
        "символ",
        "الرمز",
        "رمز",
        "文号",
        "文件编号",
    )
)
_TOKEN: Final = re.compile(
    r'(?P<minus>-)?(?:(?P<field>[^\s":]{1,30}):(?=\S))?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))'
)
_ALTERNATIVE: Final = frozenset({"OR", "|"})


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or a phrase that must stand as it is."""

    text: str
    is_phrase: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """A query, understood.

    Attributes:
        words: plain words; most of them must be found.
        required: terms that must all be found, each group in one of its alternatives.
        excluded: terms that must not be found.
        mentions: symbols in it, in canonical form.
        mention_texts: the same as typed, to be found as phrases.
        document_type: ``RES`` or ``DEC`` when a word says so.
        only_symbols: symbols asked for by ``symbol:``; nothing else is a find.
    """

    words: str = ""
    required: tuple[tuple[Term, ...], ...] = ()
    excluded: tuple[Term, ...] = ()
    mentions: tuple[str, ...] = ()
    mention_texts: tuple[str, ...] = ()
    document_type: str = ""
    only_symbols: tuple[str, ...] = ()

    @property
    def names_symbols(self) -> bool:
        """Whether a symbol is in it."""
        return bool(self.mentions or self.only_symbols)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not (self.words or self.required or self.mentions or self.only_symbols)


@dataclass(slots=True)
class _Token:
    text: str
    is_phrase: bool = False
    minus: bool = False
    field: str = ""

    @property
    def is_or(self) -> bool:
        return not self.is_phrase and not self.minus and self.text in _ALTERNATIVE


def understand(raw: str) -> Understood:
    """Read a query as people write them; whatever is malformed is taken as words."""
    text = symbols.joined(typed(raw))
    only, tokens = _tokens(text)
    positive = [token for token in tokens if not token.minus]
    if not positive and not only:
        # Everything but one word is no question: the minus was a hyphen.
        tokens = [_Token(token.text) for token in tokens]
    excluded = tuple(Term(t.text, t.is_phrase) for t in tokens if t.minus)
    groups = _groups([token for token in tokens if not token.minus])
    plain = " ".join(g[0].text for g in groups if len(g) == 1 and not g[0].is_phrase)
    found = list(symbols.mentions(plain))
    quoted = [
        mention
        for group in groups
        for term in group
        if term.is_phrase
        for mention in symbols.mentions(term.text)
        if mention.text == term.text.strip()
    ]
    words = _without(plain, found)
    return Understood(
        words=symbols.without_type_words(words) if found else words,
        required=tuple(g for g in groups if len(g) > 1 or g[0].is_phrase),
        excluded=excluded,
        mentions=tuple(dict.fromkeys(m.form for m in (*found, *quoted))),
        mention_texts=tuple(dict.fromkeys(m.text for m in found)),
        document_type=symbols.document_type(plain) if found else "",
        only_symbols=only,
    )


def _tokens(text: str) -> tuple[tuple[str, ...], list[_Token]]:
    """Return the symbols asked for by field, and the other tokens in order."""
    only: list[str] = []
    tokens: list[_Token] = []
    for match in _TOKEN.finditer(text):
        if len(tokens) >= MOST_TERMS:
            break
        body = match["phrase"] if match["phrase"] is not None else match["word"]
        field = match["field"] or ""
        is_phrase = match["phrase"] is not None
        minus = bool(match["minus"]) and (match.start() == 0 or text[match.start() - 1] == " ")
        if field and unaccented(field) in SYMBOL_FIELDS and not minus and symbols.canonical(body):
            only.append(symbols.canonical(body))
            continue
        if field:
            tokens.append(_Token(field, minus=minus))
        if any(character.isalnum() for character in body) or body in _ALTERNATIVE:
            tokens.append(_Token(body.strip(), is_phrase, minus))
    return tuple(dict.fromkeys(only)), tokens


def _groups(tokens: list[_Token]) -> list[tuple[Term, ...]]:
    """Join terms that ``OR`` stands between; an ``OR`` at an end is dropped."""
    groups: list[list[Term]] = []
    joined = False
    for token in tokens:
        if token.is_or:
            joined = bool(groups)
            continue
        term = Term(token.text, token.is_phrase)
        if joined:
            groups[-1].append(term)
        else:
            groups.append([term])
        joined = False
    return [tuple(group) for group in groups]


def _without(text: str, found: list[symbols.Mention]) -> str:
    for mention in reversed(found):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    return " ".join(text.split())
