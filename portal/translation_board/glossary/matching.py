r"""Finding a term in a text of one of the six languages.

Texts and terms are brought to one form first: without addresses, case, accents, the many
apostrophes and hyphens, Arabic vowel signs and the spellings of alef, ya and ta marbuta, Russian
ё. Then each word of a term may stand with what its language attaches to it:

- ``*`` at the end of a word in the list of terms stands for any ending: ``сотрудничеств*``;
- Arabic: the conjunctions and prepositions و ف ب ك ل and the article before each word, a pronoun
  or the sign of number after it; a construct such as ``حقوق الإنسان`` is held as it is written;
- English, French, Spanish: the plural of each word that is written with -s, -es or -x; in
  English also the genitive;
- Russian: as listed, with ``*``;
- Chinese: anywhere, without regard to spaces.
"""

import re
import unicodedata
from typing import Final

_APOSTROPHES: Final = dict.fromkeys(map(ord, "’‘ʼ`´"), "'")
_HYPHENS: Final = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_ARABIC: Final = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": ""}
)
_SIGNS: Final = {**_APOSTROPHES, **_HYPHENS, 0x00AD: "", 0x200E: "", 0x200F: ""}
_ADDRESS: Final = re.compile(r"https?://\S+")
_CONSTRUCT: Final = "(?:و|ف)?(?:ب|ك|ل)?(?:ال|ل)?"
_SUFFIX: Final = "(?:ها|هم|هما|هن|ه|نا|كم|ات|ين|ون|ان|تها|تهم|ته|تنا|اتها|اتهم|اته|اتنا)?"


def plain(text: str) -> str:
    """Return a text in the form in which terms are looked for."""
    text = (
        unicodedata.normalize("NFKC", _ADDRESS.sub(" ", text)).translate(_SIGNS).translate(_ARABIC)
    )
    decomposed = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    # The combining breve of й was taken away in texts and terms alike.
    return " ".join(bare.split())


def expression(term: str, language: str) -> str:
    """Return the regular expression that finds a term in a text that ``plain`` has returned.

    Args:
        term: as the list of terms has it.
        language: its code.
    """
    if language == "zh-hans":
        return r"\s?".join(re.escape(sign) for sign in plain(term).replace(" ", ""))
    words = [_word(word, language) for word in plain(term).split()]
    return r"(?<!\w)" + r"[\s-]+".join(words) + r"(?!\w)"


def _word(word: str, language: str) -> str:
    if word.endswith("*"):
        return _before(language) + _parts(word[:-1]) + r"\w*"
    if language == "ar":
        stem = word.removeprefix("ال")
        bare = stem.removesuffix("ه")
        ending = "(?:ه|ت|ات)?" if bare != stem else ""
        return _before(language) + re.escape(bare) + ending + _SUFFIX
    endings = {"en": "(?:'s|s'|es|s)?", "fr": "(?:s|x|es)?", "es": "(?:s|es)?"}
    return _before(language) + _parts(word) + endings.get(language, "")


def _before(language: str) -> str:
    """Return what may be written together with the word that follows."""
    if language == "ar":
        return _CONSTRUCT
    return "(?:[dlnsmtcj]'|qu')?" if language == "fr" else ""


def _parts(word: str) -> str:
    """Return a word whose parts may be joined by a hyphen or stand alone."""
    return "[ -]?".join(re.escape(part) for part in word.split("-"))
