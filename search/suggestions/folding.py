"""How texts in memory are compared: alike wherever the index's exact forms are alike."""

import re
from collections.abc import Sequence
from typing import Final

from portal.reference.folding import fold
from search.normalisation import simplified

# Letters that neither case nor marks tell apart from those people type in their place.
_LIKE: Final = str.maketrans(
    {"'": " ", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ء": "", "ٱ": "ا", "ـ": ""}
    | {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}
)
_IDEOGRAPH: Final = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_ARTICLE: Final = re.compile(r"^(?:[وف]?(?:[بك]?ال|لل))(?=\w)")


def folded(text: str) -> str:
    """Return text without case, accents, vowel signs and hamza, in simplified characters."""
    if _IDEOGRAPH.search(text):
        text = simplified(text)
    return " ".join(fold(text).translate(_LIKE).split())


def without_article(word: str) -> str:
    """Return a folded Arabic word without its article and what is joined to that."""
    return _ARTICLE.sub("", word)


def is_ideograph(character: str) -> bool:
    """Return whether words begin at this character without a space before it."""
    return bool(_IDEOGRAPH.match(character))


def has_ideographs(text: str) -> bool:
    """Return whether some of the text is written without spaces."""
    return bool(_IDEOGRAPH.search(text))


def starts(text: str) -> list[int]:
    """Return where words begin in a folded text: also behind an article, at any ideograph."""
    found = []
    for match in re.finditer(r"\S+", text):
        word, at = match[0], match.start()
        found.append(at)
        if bare := len(word) - len(without_article(word)):
            found.append(at + bare)
        found += [at + i for i, character in enumerate(word) if i and is_ideograph(character)]
    return found


def begins(text: str, words: Sequence[str]) -> bool:
    """Return whether every one of some folded words begins a word of a folded text."""
    if not all(word in text for word in words):
        return False
    places = starts(text)
    return all(any(text.startswith(word, at) for at in places) for word in words)
