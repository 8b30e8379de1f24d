"""Reading a query as people write them; whatever is malformed is taken as words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final
from unicodedata import east_asian_width

from search import symbols
from search.normalisation import typed
from search.understanding.alternatives import are_alternatives
from search.understanding.fields import SYMBOL, YEAR, Namer, field_named, nothing_named, years
from search.understanding.languages import guess
from search.understanding.parts import parts_of
from search.understanding.tokens import Token
from search.understanding.understood import FieldTerm, Misread, Reason, Term, Understood

MOST_TERMS: Final = 80
#: With so many words around it, what stands in quotation marks is quoted by a sentence.
SENTENCE_WORDS: Final = 10
_TOKEN: Final = re.compile(
    r'(?P<minus>-)?(?:(?P<field>[^\s":]{1,30}):(?=\S))?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))'
)


def understand(raw: str, namer: Namer = nothing_named) -> Understood:
    """Read a query.

    Args:
        raw: as typed.
        namer: tells what values of fields mean; asked once, and only if there are any.
    """
    text = symbols.joined(typed(raw))
    tokens = _marked(text, list(_tokens(text)))
    tokens, misread = _named(_unquoted(tokens), namer)
    signs = [token for token in tokens if token.is_or]
    tokens = list(_grouped(tokens))
    if not any(token.is_term or token.is_symbol for token in tokens if not token.minus):
        # Everything but one word is no question: the minus was a hyphen.
        tokens = [token if token.field else replace(token, minus=False) for token in tokens]
    groups = _groups(tokens)
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
        excluded=tuple(Term(t.text, t.is_phrase) for t in tokens if t.minus and t.is_term),
        mentions=tuple(dict.fromkeys(m.form for m in (*found, *quoted))),
        mention_texts=tuple(dict.fromkeys(m.text for m in found)),
        document_type=symbols.document_type(plain) if found else "",
        only_symbols=tuple(dict.fromkeys(t.codes[0] for t in tokens if t.is_symbol)),
        fields=tuple(dict.fromkeys(_field(t) for t in tokens if t.is_narrowing)),
        misread=tuple(dict.fromkeys(misread)),
        languages=guess(" ".join(token.text for token in tokens if token.is_term)),
        text=text,
        parts=tuple(parts_of(text, tokens, signs)),
    )


def _tokens(text: str) -> Iterator[Token]:
    """Yield what stands between spaces and in quotation marks, not too much of it."""
    count = 0
    for match in _TOKEN.finditer(text):
        body = match["phrase"] if match["phrase"] is not None else match["word"]
        minus = bool(match["minus"]) and (match.start() == 0 or text[match.start() - 1] == " ")
        whole = Token(
            text=body.strip(),
            start=match.start(),
            end=match.end(),
            is_phrase=match["phrase"] is not None,
            minus=minus,
            field=field_named(match["field"]) if match["field"] else "",
        )
        if match["field"] and not whole.field:
            # A word that a colon stands behind, such as "note:".
            count += 1
            yield replace(whole, text=match["field"], end=match.end("field"), is_phrase=False)
            whole = replace(whole, start=match.end("field") + 1)
        if any(character.isalnum() for character in body) or body == "|":
            count += 1
            yield whole
        if count >= MOST_TERMS:
            return


def _marked(text: str, tokens: list[Token]) -> list[Token]:
    """Mark the signs between alternatives."""
    words = [
        "" if token.is_phrase or token.minus or token.field else token.text for token in tokens
    ]
    signs = are_alternatives(text, words)
    return [replace(t, is_or=sign) for t, sign in zip(tokens, signs, strict=True)]


def _unquoted(tokens: list[Token]) -> list[Token]:
    """Take quotations in a whole sentence for words of it: whoever pastes one asks for its sense.

    Words without spaces between them are counted by pairs of characters.
    """
    plain = "".join(f"{token.text} " for token in tokens if token.is_word)
    wide = sum(east_asian_width(character) == "W" for character in plain)
    if len(plain.split()) + wide // 2 < SENTENCE_WORDS:
        return tokens
    return [
        replace(token, is_phrase=False) if token.is_phrase and not token.minus else token
        for token in tokens
    ]


def _named(tokens: list[Token], namer: Namer) -> tuple[list[Token], list[Misread]]:
    """Find out what values of fields mean; those that mean nothing become words."""
    mixed = {place for place in range(len(tokens)) if _is_mixed(tokens, place)}
    asked = [
        (token.field, token.text)
        for place, token in enumerate(tokens)
        if token.field not in {"", SYMBOL, YEAR} and place not in mixed
    ]
    meant = namer(list(dict.fromkeys(asked))) if asked else {}
    read, misread = [], []
    for place, token in enumerate(tokens):
        codes: tuple[str, ...] = ()
        reason: Reason = "unknown"
        if not token.field:
            read.append(token)
            continue
        if place in mixed:
            reason = "mixed"
        elif token.field == SYMBOL and not token.minus:
            codes = tuple(filter(None, [symbols.canonical(token.text)]))
        elif token.field == YEAR:
            codes, reason = tuple(filter(None, [years(token.text)])), "malformed"
        elif named := meant.get((token.field, token.text)):
            codes, reason = named.codes, "ambiguous" if named.is_ambiguous else "unknown"
        if not codes:
            # What is left out by its symbol is left out wherever the symbol is cited.
            if token.field != SYMBOL or not token.minus:
                misread.append(Misread(token.field, token.text, reason))
            token = replace(token, field="")  # noqa: PLW2901 -- the same token, now a word
        read.append(replace(token, codes=codes))
    return read, misread


def _is_mixed(tokens: list[Token], place: int) -> bool:
    """Tell whether an "or" joins a field with something that is not the same field."""
    token = tokens[place]
    if not token.field:
        return False
    for step in (-1, 1):
        sign, other = place + step, place + 2 * step
        if (
            0 <= other < len(tokens)
            and tokens[sign].is_or
            and tokens[other].field != token.field
            and not tokens[other].is_or
        ):
            return True
    return False


def _grouped(tokens: list[Token]) -> Iterator[Token]:
    """Yield the tokens without signs; each says whether it is an alternative to the one before."""
    before: Token | None = None
    joined = False
    for token in tokens:
        if token.is_or:
            joined = before is not None
            continue
        is_alternative = (
            joined
            and before is not None
            and all(t.is_term and not t.minus for t in (before, token))
        )
        yield replace(token, is_alternative=is_alternative)
        before, joined = token, False


def _groups(tokens: list[Token]) -> list[tuple[Term, ...]]:
    groups: list[list[Term]] = []
    for token in tokens:
        if token.minus or not token.is_term:
            continue
        term = Term(token.text, token.is_phrase)
        if token.is_alternative and groups:
            groups[-1].append(term)
        else:
            groups.append([term])
    return [tuple(group) for group in groups]


def _field(token: Token) -> FieldTerm:
    return FieldTerm(token.field, token.text, token.codes, is_excluded=token.minus)


def _without(text: str, found: list[symbols.Mention]) -> str:
    for mention in reversed(found):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    return " ".join(text.split())
