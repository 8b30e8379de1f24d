"""The list of terms, as it is in ``terms.toml``."""

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from portal.languages import CODES
from portal.translation_board.glossary.matching import expression, plain

FILE: Final = Path(__file__).with_name("terms.toml")


@dataclass(frozen=True, slots=True)
class Term:
    """A term in six languages.

    Attributes:
        key: its English name.
        names: how it is written, by language code.
        also: other renderings that count as right, by language code; a word with ``*`` at its
            end stands for all that begin so. With ``~`` before it, a rendering is right in a
            translation, but not looked for in a source.
    """

    key: str
    names: dict[str, str] = field(compare=False)
    also: dict[str, tuple[str, ...]] = field(compare=False)

    def forms(self, code: str) -> tuple[str, ...]:
        """Return everything that counts as this term in a language."""
        return (self.names[code], *(form.removeprefix("~") for form in self.also[code]))

    def telling(self, code: str) -> tuple[str, ...]:
        """Return the forms by which this term is known in a source."""
        told = (form for form in self.also[code] if not form.startswith("~"))
        return (self.names[code], *told)


@cache
def terms() -> tuple[Term, ...]:
    """Return all terms, in the order of the file."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["term"]
    return tuple(
        Term(
            row["en"][0],
            {code: row[code][0] for code in CODES},
            {code: tuple(row[code][1:]) for code in CODES},
        )
        for row in rows
    )


@cache
def _any_in(code: str) -> tuple[re.Pattern[str], tuple[Term, ...]]:
    """Return what finds every form of every term, the longest first, and whose each group is."""
    forms = [(form, term) for term in terms() for form in term.telling(code)]
    forms.sort(key=lambda pair: len(plain(pair[0])), reverse=True)
    every = "|".join(f"({expression(form, code)})" for form, _term in forms)
    return re.compile(every), tuple(term for _form, term in forms)


def found_in(text: str, code: str) -> list[Term]:
    """Return the terms in a text, each once; one inside a longer one is part of that only."""
    pattern, owners = _any_in(code)
    return list(
        dict.fromkeys(
            owners[found.lastindex - 1]
            for found in pattern.finditer(plain(text))
            if found.lastindex
        )
    )


@cache
def _finder(term: Term, code: str) -> re.Pattern[str]:
    return re.compile("|".join(expression(form, code) for form in term.forms(code)))


@lru_cache(maxsize=20_000)
def otherwise(source: str, source_code: str, text: str, code: str) -> tuple[Term, ...]:
    """Return the terms of a source text that its translation does not render as the list has them.

    Args:
        source: plain text, without markup.
        source_code: its language.
        text: the translation, without markup.
        code: its language.
    """
    translated = plain(text)
    return tuple(
        term for term in found_in(source, source_code) if not _finder(term, code).search(translated)
    )
