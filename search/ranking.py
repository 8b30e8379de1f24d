"""What a word counts by where it stands: the pieces that the engine's queries are made of."""

from collections.abc import Mapping, Sequence
from typing import Final

from elasticsearch.dsl import Q
from elasticsearch.dsl.query import Query

from portal.languages import Language

# A long text holds every word somewhere. So what is said in passages counts half of what is said
# in the body, at most: a quarter for standing anywhere in them, and a quarter for the best one.
WEIGHTS: Final = {"title": 4, "summary": 2, "body": 1, "long": 0.25}
PASSAGE_BOOST: Final = 0.25

#: What is read of a passage, to name it and to link to it.
PASSAGE_FACTS: Final = ("passages.anchor", "passages.label", "passages.address")


def work_fields(language: Language) -> dict[str, float]:
    """Return the fields of a work in a language with their weights."""
    return {f"{name}.{language.field}": weight for name, weight in WEIGHTS.items()}


def weighted(fields: Mapping[str, float], suffix: str = "") -> list[str]:
    """Return fields as the engine reads their weights."""
    return [f"{name}{suffix}^{weight:g}" for name, weight in fields.items()]


def any_words(
    text: str, fields: Mapping[str, float], suffix: str = "", boost: float = 1.0
) -> Query:
    """Rank by some words: fields together as if they were one, and long texts beside them.

    ``combined_fields`` takes no weight below one, and with all weights multiplied it would tell
    less between a work that says a word once and one that says it often.
    """
    together = {name: weight for name, weight in fields.items() if weight >= 1}
    queries = [
        Q("combined_fields", query=text, fields=weighted(together, suffix), boost=boost),
        *(
            Q("match", **{f"{name}{suffix}": {"query": text, "boost": boost * weight}})
            for name, weight in fields.items()
            if name not in together
        ),
    ]
    return any_of(queries)


def all_words(
    text: str, fields: Mapping[str, float], suffix: str = "", boost: float = 1.0
) -> Query:
    """Find what holds all of some words, in whichever fields, and rank by them."""
    names = [f"{name}{suffix}" for name in fields]
    held = Q("combined_fields", query=text, fields=names, operator="and")
    return Q("bool", filter=[held], should=[any_words(text, fields, suffix, boost)])


def phrase(text: str, fields: Mapping[str, float], suffix: str = "", **options: float) -> Query:
    """Find words that stand together, or ``slop`` words apart."""
    return Q("multi_match", query=text, type="phrase", fields=weighted(fields, suffix), **options)


def any_of(queries: Sequence[Query]) -> Query:
    """Find what any of some queries finds."""
    if len(queries) == 1:
        return queries[0]
    return Q("bool", should=list(queries), minimum_should_match=1)
