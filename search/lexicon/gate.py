"""Whether a lexicon helps: texts it was not learned from, found in another language by it."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Final

from portal.languages import LANGUAGES
from search.lexicon.storage import Lexicon
from search.lexicon.training import Sentence

# Too few say nothing; more say the same, later.
FEWEST_TEXTS: Final = 20
MOST_QUERIES: Final = 100
MOST_TEXTS: Final = 600
#: Texts of one or two words have many equals.
FEWEST_WORDS: Final = 3
_SATURATION: Final = 1.2
_LENGTH: Final = 0.75

Bag = Sequence[str]


@dataclass(frozen=True, slots=True)
class Recall:
    """Share of texts whose translation is the first of all texts found, by pair of languages."""

    pairs: Mapping[tuple[str, str], float]

    @property
    def mean(self) -> float:
        """The mean over the pairs of languages; 0 when there are none."""
        return sum(self.pairs.values()) / len(self.pairs) if self.pairs else 0.0

    def figures(self) -> dict[str, float]:
        """Return the shares by ``source>target``, to be stored."""
        return {f"{one}>{two}": round(share, 4) for (one, two), share in self.pairs.items()}


def recall(lexicon: Lexicon, held_out: Sequence[Sentence]) -> Recall:
    """Ask for each text in every language, and look for its translations.

    Words that are the same in both languages (names, numbers) count without any lexicon.

    Args:
        lexicon: the lexicon.
        held_out: texts in several languages that it was not learned from.
    """
    pairs = {}
    for source, target in permutations([language.code for language in LANGUAGES], 2):
        both = [
            ([w.stem for w in sentence[source]], [w.stem for w in sentence[target]])
            for sentence in held_out
            if len(sentence.get(source, ())) >= FEWEST_WORDS
            and len(sentence.get(target, ())) >= FEWEST_WORDS
        ][:MOST_TEXTS]
        if len(both) >= FEWEST_TEXTS:
            texts = _Texts([two for _one, two in both])
            queries = [(number, one) for number, (one, _two) in enumerate(both)][:MOST_QUERIES]
            found = sum(
                texts.first(_translated(lexicon, one, source, target)) == number
                for number, one in queries
            )
            pairs[source, target] = found / len(queries)
    return Recall(pairs)


def _translated(
    lexicon: Lexicon, words: Bag, source: str, target: str
) -> list[list[tuple[str, float]]]:
    return [
        [(word, 1.0)]
        + [(stem, weight) for stem, _form, weight in lexicon.translations(word, source, target)]
        for word in dict.fromkeys(words)
    ]


class _Texts:
    """Texts that can be searched, ranked as Elasticsearch ranks them (BM25)."""

    def __init__(self, texts: Sequence[Bag]) -> None:
        usual = sum(map(len, texts)) / len(texts)
        found: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, words in enumerate(texts):
            length = 1 - _LENGTH + _LENGTH * len(words) / usual
            for word, count in Counter(words).items():
                found[word].append((number, count / (count + _SATURATION * length)))
        self._found = {
            word: [(number, rarity * share) for number, share in places]
            for word, places in found.items()
            for rarity in [math.log(1 + (len(texts) - len(places) + 0.5) / (len(places) + 0.5))]
        }

    def first(self, asked: Sequence[Sequence[tuple[str, float]]]) -> int | None:
        """Return the number of the best text; of each word the best alternative counts."""
        scores: dict[int, float] = defaultdict(float)
        for alternatives in asked:
            best: dict[int, float] = {}
            for word, weight in alternatives:
                for number, score in self._found.get(word, ()):
                    best[number] = max(best.get(number, 0.0), weight * score)
            for number, score in best.items():
                scores[number] += score
        return max(scores, key=lambda number: (scores[number], -number), default=None)
