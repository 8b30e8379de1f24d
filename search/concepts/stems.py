"""Light stems in which the forms of a word in a label and in a query meet.

Lighter than the engine's: a concept that is taken for another does more harm than one that is
missed. Every function takes and gives folded words (``search.concepts.words.fold``).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Final

Forms = Callable[[str], tuple[str, ...]]

SHORTEST: Final = 3
_IRREGULAR: Final = {
    "children": "child",
    "men": "man",
    "women": "woman",
    "feet": "foot",
    "mice": "mouse",
    "teeth": "tooth",
}
_RUSSIAN: Final = """
    иями оями иям иях оях ями ами его ему ими ого ому ыми оев ая яя ях юю ах ею их ия ию ии ью ою
    ую ям ых ея ам ем ей ев ий им ое ой ом ов ые ый ым ми ие а е о у й ы я ь ю
"""
#: The longest first.
_RUSSIAN_ENDINGS: Final = tuple(_RUSSIAN.split())
_FLEETING: Final = re.compile(r"(?<=[бвгджзйклмнпрстфхцчшщь])[ео](?=[кц]$)")
# "Those of", in its cases: الأشخاص ذوو الإعاقة, للأشخاص ذوي الإعاقة.
_POSSESSORS: Final = frozenset({"ذوو", "ذوي", "ذات", "ذوات"})
_ARTICLES: Final = ("وال", "بال", "كال", "فال", "ال", "لل")
_ARABIC_ENDINGS: Final = ("ات", "ون", "ين", "ان", "يه", "ه", "ي", "ا")
_LATIN: Final = ("a", "\u02af")
_SCRIPTS: Final[Mapping[str, tuple[str, str]]] = {
    "ar": ("\u0600", "\u077f"),
    "en": _LATIN,
    "fr": _LATIN,
    "ru": ("\u0400", "\u052f"),
    "es": _LATIN,
}


def english(word: str) -> str:
    """Return a noun in the singular."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= SHORTEST or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def french(word: str) -> str:
    """Return a noun or adjective in the singular, a participle also in the masculine."""
    if len(word) <= SHORTEST:
        return word
    if word.endswith("aux"):
        # "droits fondamentaux", "droit fondamental"; but "eau", "eaux".
        return word[:-1] if word.endswith("eaux") else f"{word[:-2]}l"
    if word.endswith(("s", "x")) and not word.endswith("ss"):
        word = word[:-1]
    return word[:-1] if word.endswith("ee") and len(word) > SHORTEST + 1 else word


def spanish(word: str) -> str:
    """Return a noun or adjective without the ending of its number."""
    if len(word) <= SHORTEST:
        return f"{word[:-1]}c" if word.endswith("z") else word
    if word.endswith("s") and not word.endswith(("ss", "is")):
        word = word[:-1]
    if word.endswith("e") and len(word) > SHORTEST:
        word = word[:-1]
    return f"{word[:-1]}c" if word.endswith("z") else word


def russian(word: str) -> str:
    """Return a noun or adjective without the ending of its case, after Dolamic and Savoy."""
    for ending in _RUSSIAN_ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + SHORTEST:
            word = word[: -len(ending)]
            break
    if len(word) > SHORTEST and word[-1] in "ьи":
        word = word[:-1]
    # "девочек", "девочки": the vowel comes and goes.
    return _FLEETING.sub("", word) if len(word) > SHORTEST + 1 else word


def arabic(word: str) -> str:
    """Return a word without its article, whatever is joined to that, and one ending."""
    if word in _POSSESSORS:
        return "ذو"
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= SHORTEST:
            word = word[len(article) :]
            break
    for ending in _ARABIC_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)]
    return word


def without_clitics(word: str) -> tuple[str, ...]:
    """Return an Arabic word, and without the conjunction and the preposition it may begin with.

    ``ل`` before an article is written ``لل``: the article comes back.
    """
    found = [word]
    for rest in (word, word[1:] if word[:1] in ("و", "ف") else ""):
        if len(rest) <= SHORTEST:
            continue
        found.append(rest)
        if rest.startswith("لل"):
            found.append(f"ال{rest[2:]}")
        elif rest[0] in "بكل" and len(rest) > SHORTEST:
            found.append(rest[1:])
    return tuple(dict.fromkeys(found))


def is_arabic(word: str) -> bool:
    """Whether a word is in Arabic script."""
    first, last = _SCRIPTS["ar"]
    return first <= word[0] <= last


def _arabic_forms(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(arabic(form) for form in without_clitics(word)))


def arabic_names(word: str) -> tuple[str, ...]:
    """Return the names a word may be: without what is joined to it, and without an article.

    A name that ends in ya is left its article: ``المالي`` is "the financial", not Mali.
    """
    found = []
    for form in without_clitics(word):
        found.append(form)
        if form.startswith("ال") and len(form) >= SHORTEST + 2 and not form.endswith("ي"):
            found.append(form[2:])
    return tuple(dict.fromkeys(found))


def reduced(words: Sequence[str], code: str) -> list[tuple[str, ...]]:
    """Return the forms of a query's words in a language; a word in another script stays."""
    first, last = _SCRIPTS[code]
    stem = STEMS[code]
    return [stem(word) if first <= word[0] <= last else (word,) for word in words]


def _one(stem: Callable[[str], str]) -> Forms:
    return lru_cache(maxsize=4096)(lambda word: (stem(word),))


#: How words are reduced, by language code: of a label by the first form, of a query by all.
STEMS: Final[Mapping[str, Forms]] = {
    "ar": lru_cache(maxsize=4096)(_arabic_forms),
    "en": _one(english),
    "fr": _one(french),
    "ru": _one(russian),
    "es": _one(spanish),
}
