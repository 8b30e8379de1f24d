"""Folded text: what a label is compared and ordered by, never what is shown.

Neither SQLite nor PostgreSQL, as installed, compares or orders text alike in the six languages
(accents, Cyrillic case, Arabic hamza, the pinyin order of Chinese). Both keys are therefore made
here, once, and stored beside the labels.
"""

import re
import unicodedata
from typing import Final

# Letters whose mark makes another letter of the alphabet, not an accent, keep it in their order.
KEPT_IN_ORDER: Final = {"й": "й", "ñ": "nʒ"}
APOSTROPHES: Final = str.maketrans(dict.fromkeys("’‘ʼ`´", "'"))
NOT_WORD: Final = re.compile(r"[^\w']+")
# The bare article only: a word beginning with alef and hamza (ألمانيا) has none.
ARABIC_ARTICLE: Final = re.compile(r"^ال(?=\w{2})")
# GB 18030 holds rarer characters by radical: in the names of States these two stand elsewhere.
PINYIN_NEIGHBOURS: Final = str.maketrans({"瑙": "脑", "斐": "菲"})
TATWEEL: Final = "\u0640"


def without_marks(text: str) -> str:
    """Return the text without accents, Arabic vowel signs, hamza carriers' marks and tatweel."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text).replace(TATWEEL, "")
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def fold(text: str) -> str:
    """Return the text as it is compared: no case, no accents, one kind of apostrophe and space.

    >>> fold("Côte d’Ivoire")
    "cote d'ivoire"
    """
    plain = without_marks(text.translate(APOSTROPHES)).casefold()
    return " ".join(NOT_WORD.sub(" ", plain).split())


def sort_key(text: str, code: str) -> str:
    """Return a key whose code point order is the alphabetical order of a language.

    Arabic ignores the article, Spanish puts ñ after n, Russian й after и. Chinese follows GB 18030,
    which holds its common characters in pinyin order. An approximation of the Unicode Collation
    Algorithm that needs no library and gives both databases the same order.

    Args:
        text: the label.
        code: language code as in ``portal.languages``.
    """
    composed = unicodedata.normalize("NFC", text).strip()
    if code == "zh-hans":
        return composed.translate(PINYIN_NEIGHBOURS).encode("gb18030").hex()
    if code == "ar":
        composed = ARABIC_ARTICLE.sub("", composed)
    lowered = composed.casefold()
    return " ".join(
        NOT_WORD.sub(
            " ",
            "".join(KEPT_IN_ORDER.get(char) or without_marks(char) for char in lowered),
        ).split()
    )
