"""Which changes of an activity are material, and which are corrections of spelling.

A State agrees to what an activity says. What it does not have to be asked again about is a slip
of the pen put right, and nothing else; where in doubt, it is asked.

Material, whatever the size of the change:

- every fact (States, providers, dates, status, funding, recommendations, themes, links,
  documents, …): each is a claim about a State or about somebody's money, and none is prose;
- ``public_contact``: one letter makes it somebody else's address;
- the markup and the links of the description: they decide where a reader is led;
- any word with a digit in it, and any sign such as % or €: one character changes an amount;
- anything in Chinese beyond punctuation and width: one character is a word;
- more than five words of a field, or words added or taken away: that is rewriting.

A word of the remaining texts is corrected when it differs in case, punctuation or diacritics
only; by one letter inside, where both forms have at least six letters; by two neighbouring letters
that change places, in three letters or more; or by a letter doubled or not, in four or more. Short
words are left out because there one letter makes another word ("no" and "on", "of" and "off").
"""

import re
import unicodedata
from typing import Final

from rapidfuzz.distance import OSA

from activities.repository.content import TEXTS, Content

#: Texts in which a misspelling can be put right.
CORRECTABLE: Final = frozenset(TEXTS) - {"public_contact"}
MOST_WORDS: Final = 5
SHORTEST_EDITED: Final = 6
SHORTEST_TRANSPOSED: Final = 3
SHORTEST_DOUBLED: Final = 4

_MARKUP: Final = re.compile(r"(<[^>]*>|&[#\w]+;)")
_EXACT: Final = re.compile(r"[\d%‰@#&/\\=_]|\w\.\w")
_HAN: Final = re.compile(r"[㐀-鿿豈-﫿\U00020000-\U0003ffff]")


def is_correction(old: Content, new: Content) -> bool:
    """Return whether a content corrects the spelling of another and changes nothing else."""
    if old["language"] != new["language"] or old.get("facts") != new.get("facts"):
        return False
    return all(
        old["texts"][name] == text
        or (name in CORRECTABLE and _text_corrected(old["texts"][name], text))
        for name, text in new["texts"].items()
    )


def _text_corrected(old: str, new: str) -> bool:
    """Compare one field: its markup must be the same, few of its words may differ."""
    before, after = _MARKUP.split(old), _MARKUP.split(new)
    if before[1::2] != after[1::2]:
        return False
    changed = 0
    for left, right in zip(before[::2], after[::2], strict=True):
        old_words, new_words = _words(left), _words(right)
        if len(old_words) != len(new_words):
            return False
        for a, b in zip(old_words, new_words, strict=True):
            changed += a != b
            if a != b and not _word_corrected(a, b):
                return False
    return changed <= MOST_WORDS


def _words(text: str) -> list[str]:
    """Return the parts between white space, without those that are punctuation alone."""
    return [word for word in text.split() if _EXACT.search(word) or _letters(word)]


def _letters(word: str) -> str:
    """Return a word without what spelling may differ in: case, width, marks, punctuation."""
    folded = unicodedata.normalize("NFKD", word).casefold()
    return "".join(
        character for character in folded if unicodedata.category(character)[0] not in "MPC"
    )


def _word_corrected(old: str, new: str) -> bool:
    if _EXACT.search(unicodedata.normalize("NFKC", old + " " + new)):
        return False
    a, b = _letters(old), _letters(new)
    if a == b:
        return True
    if _HAN.search(a + b) or not (a.isalpha() and b.isalpha()) or OSA.distance(a, b) != 1:
        return False
    shortest = min(len(a), len(b))
    if sorted(a) == sorted(b):
        return shortest >= SHORTEST_TRANSPOSED
    if _undoubled(a) == _undoubled(b):
        return shortest >= SHORTEST_DOUBLED
    return shortest >= SHORTEST_EDITED and a[0] == b[0] and a[-1] == b[-1]


def _undoubled(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)
