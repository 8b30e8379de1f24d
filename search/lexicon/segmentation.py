"""Chinese words, learned from Chinese text: overlapping pairs of characters translate badly.

A text is cut so that the words in it are as probable as can be (a unigram language model, as in
Kudo, "Subword regularization", ACL 2018), and the words' probabilities are counted anew from the
cut text, a few times over.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

LONGEST: Final = 4
FEWEST: Final = 5
ROUNDS: Final = 4
_RUN: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U0003134f]+|[^\W_\u3400-\u9fff]+")
_HAN: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U0003134f]")


def learned(texts: Sequence[str]) -> dict[str, int]:
    """Return the words of some texts, with how often they stand there."""
    runs = [run for text in texts for run in _RUN.findall(text) if _HAN.match(run)]
    counts = Counter(
        run[start : start + size]
        for run in runs
        for size in range(1, LONGEST + 1)
        for start in range(len(run) - size + 1)
    )
    words = {word: n for word, n in counts.items() if n >= FEWEST}
    for _ in range(ROUNDS):
        cost = costs(words)
        found = Counter(word for run in runs for word in _cut(run, cost))
        words = {word: n for word, n in found.items() if n >= FEWEST}
    return dict(sorted(words.items()))


def costs(words: Mapping[str, int]) -> dict[str, float]:
    """Return what each word costs a cut: the negative logarithm of its probability."""
    total = sum(words.values()) or 1
    return {word: math.log(total / count) for word, count in words.items()}


def cut(text: str, cost: Mapping[str, float]) -> Iterator[tuple[int, str]]:
    """Yield the words of a text with where they begin; other scripts' words stay whole."""
    for match in _RUN.finditer(text):
        at = match.start()
        words: Iterable[str] = _cut(match[0], cost) if _HAN.match(match[0]) else (match[0].lower(),)
        for word in words:
            yield at, word
            at += len(word)


def _cut(run: str, cost: Mapping[str, float]) -> list[str]:
    """Return the cheapest cut of a run of characters; unknown characters stand alone."""
    dearest = 20.0
    best = [0.0] + [math.inf] * len(run)
    begins = [0] * (len(run) + 1)
    for end in range(1, len(run) + 1):
        for start in range(max(0, end - LONGEST), end):
            price = cost.get(run[start:end], dearest if end - start == 1 else math.inf)
            if best[start] + price < best[end]:
                best[end], begins[end] = best[start] + price, start
    words: list[str] = []
    end = len(run)
    while end:
        words.append(run[begins[end] : end])
        end = begins[end]
    return words[::-1]
