"""Which word is translated by which: IBM Model 1 in both directions, and their agreement.

Brown et al., "The mathematics of statistical machine translation", Computational Linguistics
19 (1993). In plain Python: a word may only be translated by the words it stands together with
most, which leaves a tenth of the work and loses little.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Final

ITERATIONS: Final = 4
# Words that stand in fewer sentences say nothing that can be told from chance.
FEWEST: Final = 2
CANDIDATES: Final = 8
# An empty word that everything may come from: what has no counterpart is not forced on a word.
_EMPTY: Final = ""
_NONE: Final[frozenset[str]] = frozenset()
# Below, or below this share of the word's surest, a translation is noise.
LEAST_WEIGHT: Final = 0.08
LEAST_SHARE: Final = 0.15
MOST_TRANSLATIONS: Final = 6

Sentence = Sequence[str]
#: Probability of a translation by word, then by translation.
Table = dict[str, dict[str, float]]


def translations(pairs: Sequence[tuple[Sentence, Sentence]]) -> tuple[Table, Table]:
    """Learn from pairs of sentences how the words of each language are said in the other.

    A weight is the geometric mean of the probabilities in the two directions, so that both must
    hold: a frequent word stands beside everything, but everything does not stand beside it.

    Args:
        pairs: sentences that mean the same, as words.

    Returns:
        Weights above 0 and up to 1, from the first language to the second and back; the same
        in both directions.
    """
    bags = [(tuple(dict.fromkeys(one)), tuple(dict.fromkeys(two))) for one, two in pairs]
    links = _links(bags)
    forth = _trained(bags, links)
    back = _trained(
        [(two, one) for one, two in bags],
        _turned(links),
    )
    first: Table = defaultdict(dict)
    second: Table = defaultdict(dict)
    for word, others in forth.items():
        for other, probability in others.items():
            weight = (probability * back.get(other, {}).get(word, 0.0)) ** 0.5
            if weight >= LEAST_WEIGHT:
                first[word][other] = second[other][word] = weight
    return _best(first), _best(second)


def _best(table: Mapping[str, Mapping[str, float]]) -> Table:
    """Keep the surest translations of each word, the surest first; equals in order of letters."""
    best: Table = {}
    for word, others in sorted(table.items()):
        ranked = sorted(others.items(), key=lambda item: (-item[1], item[0]))
        least = ranked[0][1] * LEAST_SHARE
        best[word] = {other: w for other, w in ranked[:MOST_TRANSLATIONS] if w >= least}
    return best


def _links(bags: Sequence[tuple[Sentence, Sentence]]) -> dict[str, set[str]]:
    """Return by word of the first language what may translate it: what it mostly stands with."""
    links: dict[str, set[str]] = defaultdict(set)
    for word, others in _companions(bags):
        links[word].update(others)
    for other, words in _companions([(two, one) for one, two in bags]):
        for word in words:
            links[word].add(other)
    return links


def _companions(
    bags: Sequence[tuple[Sentence, Sentence]],
) -> Iterable[tuple[str, list[str]]]:
    """Yield each word of the first language with those of the second that fit it best (Dice)."""
    where: dict[str, list[int]] = defaultdict(list)
    for number, (words, _others) in enumerate(bags):
        for word in words:
            where[word].append(number)
    often = Counter(chain.from_iterable(others for _words, others in bags))
    for word, numbers in where.items():
        if len(numbers) < FEWEST:
            continue
        together = Counter(chain.from_iterable(bags[number][1] for number in numbers))
        fit = [
            (-count / (len(numbers) + often[other]), other)
            for other, count in together.items()
            if count >= FEWEST
        ]
        yield word, [other for _fit, other in sorted(fit)[:CANDIDATES]]


def _turned(links: Mapping[str, set[str]]) -> dict[str, set[str]]:
    turned: dict[str, set[str]] = defaultdict(set)
    for word, others in links.items():
        for other in others:
            turned[other].add(word)
    return turned


def _trained(
    bags: Sequence[tuple[Sentence, Sentence]], links: Mapping[str, set[str]]
) -> dict[str, dict[str, float]]:
    """Return how probably each word gives each other one, by expectation and maximisation."""
    numbers: dict[tuple[str, str], int] = {}
    rows: list[tuple[int, ...]] = []
    for words, others in bags:
        present = set(others)
        given: dict[str, list[str]] = {other: [] for other in others}
        for word in words:
            for other in links.get(word, _NONE) & present:
                given[other].append(word)
        for other, makers in given.items():
            if makers:
                keys = [(word, other) for word in (*makers, _EMPTY)]
                rows.append(tuple(numbers.setdefault(key, len(numbers)) for key in keys))
    names = list(numbers)
    probabilities = [1.0] * len(names)
    for _ in range(ITERATIONS):
        probabilities = _iterated(rows, names, probabilities)
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for (word, other), probability in zip(names, probabilities, strict=True):
        if word != _EMPTY:
            table[word][other] = probability
    return table


def _iterated(
    rows: Sequence[tuple[int, ...]],
    names: Sequence[tuple[str, str]],
    probabilities: Sequence[float],
) -> list[float]:
    counts = [0.0] * len(names)
    for row in rows:
        given = itemgetter(*row)(probabilities)
        share = 1.0 / sum(given)
        for number, probability in zip(row, given, strict=True):
            counts[number] += probability * share
    totals: dict[str, float] = defaultdict(float)
    for (word, _other), count in zip(names, counts, strict=True):
        totals[word] += count
    return [
        count / totals[word] if totals[word] else 0.0
        for (word, _other), count in zip(names, counts, strict=True)
    ]
