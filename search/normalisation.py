"""The one spelling in which text is indexed and asked for.

No stock filter of Elasticsearch composes Unicode or turns traditional Chinese into simplified,
and half of the texts in the wild are decomposed, so both happen here, on either side.
"""

import unicodedata
from functools import cache
from typing import Final

import opencc

from portal.languages import Language

# Private-use characters mark the found words in what the highlighter returns; text has none.
MARK_OPENS: Final = "\ue000"
MARK_CLOSES: Final = "\ue001"
_UNSAID: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_QUOTES: Final = str.maketrans(dict.fromkeys("“”„‟«»「」『』〝〞＂", '"'))


def indexable(text: str, language: Language) -> str:
    """Return text as it is stored: composed, without characters nobody sees, simplified."""
    composed = unicodedata.normalize("NFC", text)
    if not composed.isascii():
        composed = "".join(c for c in composed if unicodedata.category(c) not in _HIDDEN)
    return simplified(composed) if language.analysis == "chinese" else composed


def typed(raw: str) -> str:
    """Return what somebody typed, in one spelling.

    Compatibility forms (full-width letters, Arabic presentation forms, ligatures) become plain,
    digits of any script become 0-9, quotation marks of any language become ``"``, characters
    that say nothing (controls, bidi marks, lone surrogates) go, white space is single.
    """
    text = unicodedata.normalize("NFKC", "".join(c for c in raw if c.isspace() or _says(c)))
    text = text.translate(_QUOTES)
    return " ".join("".join(_digit(character) for character in text).split())


def simplified(text: str) -> str:
    """Return Chinese text in simplified characters; other text unchanged."""
    return str(_converter().convert(text))


def unaccented(text: str) -> str:
    """Return text without accents and case, for comparing words of the query language."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")


_HIDDEN: Final = frozenset({"Cs", "Co", "Cn"})


def _says(character: str) -> bool:
    return unicodedata.category(character) not in _UNSAID


def _digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
