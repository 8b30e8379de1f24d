"""What each word of a query is worth in each language, by how rare the works make it.

A work is a real match when it holds enough of the query's worth. Without that rule a search for
what the portal does not hold would find everything that shares a common word with it; counted in
words instead of worth, it would refuse good answers to long questions.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log1p
from typing import Any, Final

from elasticsearch import Elasticsearch

from portal.languages import LANGUAGES, Language
from search.analysis import analysis_of
from search.function_words import subject_of
from search.normalisation import simplified
from search.synonyms import Expansion, Synonym, Synonyms, expansions

LONG: Final = "long"
COUNTED: Final = ("title", "summary", "body", LONG)
# Share of the worth that a work must hold, by number of words; between these, in proportion. All of
# one or two; about half of a short question; of a sentence, some two or three telling words.
NEEDED: Final[tuple[tuple[int, float], ...]] = (
    (2, 0.99),
    (3, 0.55),
    (4, 0.4),
    (5, 0.25),
    (7, 0.12),
    (10, 0.04),
)
# The same for pairs of characters; a pair that crosses two words is nowhere, and says nothing.
NEEDED_PAIRS: Final[tuple[tuple[int, float], ...]] = (
    (1, 0.99),
    (2, 0.6),
    (3, 0.4),
    (5, 0.25),
    (7, 0.12),
    (10, 0.06),
    (25, 0.02),
)
# How much more the rarest word is worth than the commonest.
RARITY: Final = 2.0
#: A word worth as much counts twice.
RARE: Final = 2.6
SHORTEST_MISTYPED: Final = 5
#: What is like a longer word takes the engine seconds to find: of 400 letters, ten.
LONGEST_MISTYPED: Final = 30
ROUNDING: Final = 0.001
#: Of what a match must hold, what a work must hold to be related to a query that nothing matches.
RELATED_SHARE: Final = 0.3
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a query, analysed.

    Attributes:
        text: as typed.
        tokens: what it is in the index; several are forms of the same word.
        worth: from 1, of a word in every work, to 1 + ``RARITY``, of one in none.
        held_in: which of ``COUNTED`` hold it in any work.
        synonyms: terms that will do in its place.
    """

    text: str
    tokens: tuple[str, ...]
    worth: float
    held_in: tuple[str, ...]
    synonyms: tuple[str, ...] = ()

    @property
    def is_found(self) -> bool:
        """Whether any work holds it."""
        return bool(self.held_in)

    @property
    def is_worth_asking(self) -> bool:
        """Whether any work may hold it, or what means the same."""
        return bool(self.held_in or self.synonyms)


@dataclass(frozen=True, slots=True)
class Weighed:
    """The subject of a query in one language.

    Attributes:
        words: its words, each once; none when all are stop words.
        needed: the worth that a work must hold to be a match.
        is_fuzzy: whether words that no work holds are taken for mistyped.
        expansions: terms of the query that have synonyms in the language.
    """

    words: tuple[Word, ...] = ()
    needed: float = 0.0
    is_fuzzy: bool = False
    expansions: tuple[Expansion, ...] = ()

    @property
    def total(self) -> float:
        """The worth of all words."""
        return sum(word.worth for word in self.words)

    @property
    def subject(self) -> str:
        """The words, each once: who repeats one in a long question does not ask for it more."""
        return " ".join(word.text for word in self.words)

    @property
    def rare(self) -> str:
        """The words that hardly any work holds; a work that does is likely what is meant."""
        return " ".join(word.text for word in self.words if word.worth >= RARE and word.is_found)

    @property
    def is_hopeless(self) -> bool:
        """Whether all words that any work holds would not be enough."""
        held = sum(
            word.worth for word in self.words if word.is_worth_asking or self.is_mistyped(word)
        )
        return bool(self.words) and held < self.needed

    def is_mistyped(self, word: Word) -> bool:
        """Whether a word is asked for with a letter changed."""
        is_fit = SHORTEST_MISTYPED <= len(word.text) <= LONGEST_MISTYPED
        return self.is_fuzzy and not word.is_found and is_fit

    def loosened(self) -> "Weighed":
        """Return the same, content with works that are no matches but share some words."""
        return replace(self, needed=self.needed * RELATED_SHARE)

    def fuzzy(self) -> "Weighed":
        """Return the same, taking words that no work holds for mistyped."""
        return replace(self, is_fuzzy=True)


def weigh(
    text: str, index: str, client: Elasticsearch, known: Synonyms | None = None
) -> dict[Language, Weighed]:
    """Return the worth of a query's words in every language, by one request to the engine.

    Args:
        text: the plain words of a query.
        index: the index or alias that will be asked.
        client: to ask with.
        known: synonyms by language code.
    """
    subjects = {language: subject_of(text, language) for language in LANGUAGES}
    texts = {language.field: subject for language, subject in subjects.items()}
    answer = client.termvectors(
        index=index,
        doc=dict.fromkeys(COUNTED, texts),
        fields=[f"{name}.{language.field}" for name in COUNTED for language in LANGUAGES],
        per_field_analyzer={
            f"{name}.{language.field}": analysis_of(language).query_name
            for name in COUNTED
            for language in LANGUAGES
        },
        term_statistics=True,
        field_statistics=True,
        positions=True,
        offsets=True,
    )
    vectors = answer["term_vectors"]
    return {
        language: _with_synonyms(
            _weighed(subjects[language], language, vectors),
            text,
            language,
            (known or {}).get(language.code, ()),
        )
        for language in LANGUAGES
    }


def needed_share(count: int, steps: tuple[tuple[int, float], ...]) -> float:
    """Return the share of the worth that a work must hold for a number of words."""
    for (below, more), (above, less) in itertools.pairwise(steps):
        if count <= below:
            return more
        if count < above:
            return more + (less - more) * (count - below) / (above - below)
    return steps[-1][1]


def _with_synonyms(
    weighed: Weighed, text: str, language: Language, known: Sequence[Synonym]
) -> Weighed:
    """Let what means the same stand for each word of a term."""
    is_chinese = language.analysis == "chinese"
    found = expansions(simplified(text) if is_chinese else text, language, known) if known else ()
    if not found:
        return weighed
    words = tuple(
        replace(
            word,
            synonyms=tuple(
                dict.fromkeys(
                    other
                    for one in found
                    if (
                        word.text in one.term
                        if is_chinese
                        else word.text in _WORD.findall(one.term)
                    )
                    for other in one.others
                )
            ),
        )
        for word in weighed.words
    )
    return replace(weighed, words=words, expansions=found)


def _weighed(subject: str, language: Language, vectors: Mapping[str, Any]) -> Weighed:
    words = tuple(dict.fromkeys(_words(subject, language, vectors)))
    if language.analysis == "chinese":
        # One character between words that say nothing is seldom a word.
        words = tuple(word for word in words if len(word.text) > 1) or words
        steps = NEEDED_PAIRS
    else:
        steps = NEEDED
    total = sum(word.worth for word in words)
    return Weighed(words, total * needed_share(len(words), steps) - ROUNDING)


def _words(subject: str, language: Language, vectors: Mapping[str, Any]) -> Iterator[Word]:
    at: dict[int, dict[str, int]] = defaultdict(dict)
    names: dict[int, list[str]] = defaultdict(list)
    texts: dict[int, str] = {}
    works = 1
    for name in COUNTED:
        vector = vectors.get(f"{name}.{language.field}", {})
        works = max(works, vector.get("field_statistics", {}).get("doc_count", 0))
        for token, found in vector.get("terms", {}).items():
            for place in found["tokens"]:
                held = at[place["position"]]
                holding = found.get("doc_freq", 0)
                many = held.get(token, 0)
                # What is said in long texts is seldom said in the body of the same work.
                held[token] = many + holding if name == LONG else max(many, holding)
                if holding and name not in names[place["position"]]:
                    names[place["position"]].append(name)
                texts[place["position"]] = subject[place["start_offset"] : place["end_offset"]]
    for position, held in sorted(at.items()):
        holding = min(works, max(held.values()))
        rarity = log1p((works - holding) / (holding + 1)) / log1p(works)
        yield Word(
            texts[position], tuple(sorted(held)), 1 + RARITY * rarity, tuple(names[position])
        )
