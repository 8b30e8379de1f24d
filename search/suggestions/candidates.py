"""Other spellings of a query, made of the words that the index holds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from portal.languages import Language
from search.client import SEARCHES, one_question
from search.index import alias
from search.suggestions.words import Word

FIELDS: Final = ("title", "summary", "body", "long")
ENGINE_TIMEOUT: Final = "500ms"
OPTIONS: Final = 3
# One mistake in four or five letters, two in seven: a looser likeness is another word.
LIKENESS: Final = 0.7
# As much likeness a reader's own language may lack.
OWN_BONUS: Final = 0.15


@dataclass(frozen=True, slots=True)
class Candidate:
    """One other spelling.

    Attributes:
        language: the words are words of this language's texts.
        corrections: by word of the query, as the index holds them: without accents and case.
    """

    language: Language
    corrections: Mapping[Word, str]


@dataclass(frozen=True, slots=True)
class _Option:
    likeness: float
    frequency: int
    text: str


def candidates(text: str, words: Sequence[Word], languages: Sequence[Language]) -> list[Candidate]:
    """Return other spellings of a query, the likeliest first; one search.

    A word that stands anywhere in the portal, in any of the languages, is spelt right. The term
    suggester works on fields that are there anyway; the phrase suggester would need shingles.

    Args:
        text: the query.
        words: those that may be changed.
        languages: where to look, the reader's first.

    Raises:
        EngineAway: when the engine does not answer or refuses.
    """
    with one_question(SEARCHES, "spelling") as client:
        answer = client.search(index=alias(), **body(text, words, languages))
    known = answer["aggregations"]["known"]["buckets"]
    unknown = [word for word in words if not known[str(word.start)]["doc_count"]]
    found = []
    for place, language in enumerate(languages):
        options = _options(answer["suggest"], language, unknown)
        likeness = sum(listed[0].likeness for listed in options.values())
        rank = (-len(options), -likeness - (0 if place else OWN_BONUS), place)
        found += [(rank, candidate) for candidate in _combined(language, options)]
    return [candidate for _, candidate in sorted(found, key=lambda ranked: ranked[0])]


def body(text: str, words: Sequence[Word], languages: Sequence[Language]) -> dict[str, Any]:
    """Return the search for other spellings: which words are known, and what is like the others."""
    blank = list(" " * len(text))
    for word in words:
        blank[word.start : word.end] = word.text
    fields = [f"{name}.{language.field}" for language in languages for name in FIELDS]
    every = [*fields, *(f"{name}.exact" for name in fields)]
    return {
        "size": 0,
        "track_total_hits": False,
        "timeout": ENGINE_TIMEOUT,
        "aggs": {
            "known": {
                "filters": {
                    "filters": {
                        str(word.start): {"multi_match": {"query": word.text, "fields": every}}
                        for word in words
                    }
                }
            }
        },
        "suggest": {
            "text": "".join(blank),
            **{
                name: {
                    "term": {
                        "field": f"{name}.exact",
                        "size": OPTIONS,
                        "suggest_mode": "missing",
                        "prefix_length": 1,
                        "max_edits": 2,
                    }
                }
                for name in fields
            },
        },
    }


def _options(
    suggested: Mapping[str, Any], language: Language, words: Sequence[Word]
) -> dict[Word, list[_Option]]:
    """Return what is like each word in a language's texts, the likest first."""
    found: dict[Word, dict[str, _Option]] = {}
    for name in FIELDS:
        for token in suggested[f"{name}.{language.field}"]:
            start, end = token["offset"], token["offset"] + token["length"]
            word = next((w for w in words if (w.start, w.end) == (start, end)), None)
            if word is None:
                continue
            for option in token["options"]:
                if option["score"] >= LIKENESS:
                    seen = found.setdefault(word, {})
                    more = seen[option["text"]].frequency if option["text"] in seen else 0
                    seen[option["text"]] = _Option(
                        option["score"], option["freq"] + more, option["text"]
                    )
    return {
        word: sorted(seen.values(), key=lambda o: (-o.likeness, -o.frequency, o.text))
        for word, seen in found.items()
    }


def _combined(language: Language, options: Mapping[Word, list[_Option]]) -> Iterator[Candidate]:
    """Yield the likeliest of every word, then the second of each in turn."""
    best = {word: listed[0].text for word, listed in options.items()}
    if best:
        yield Candidate(language, best)
        for word, listed in options.items():
            for option in islice(listed, 1, 2):
                yield Candidate(language, {**best, word: option.text})
