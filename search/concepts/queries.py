"""Finding works through the concepts of a query, as the engine's queries."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from elasticsearch.dsl import Q
from elasticsearch.dsl.query import Query

from portal.languages import Language
from search.concepts.crossing import Concepts, Named
from search.crossing import Alternative, Slot
from search.normalisation import simplified
from search.ranking import WEIGHTS

#: Below any score of words: what is only tagged stands after what says it.
TAGGED_ONLY: Final = 0.001
#: What a tag counts in another language beside a name in the text.
TAGGED: Final = 1.0
#: Names of a concept in a language by which a find is said to be through it.
MOST_EVIDENCE: Final = 4
THROUGH: Final = "through:"


def with_tagged(text: Mapping[str, Any], concepts: Concepts, language: Language) -> dict[str, Any]:
    """Find in the reader's language also what is tagged, or says it under another name.

    All concepts must be there, and all the other words; such a find ranks below every find of the
    words as typed.

    Args:
        text: the query for the words as typed.
        concepts: the concepts of the query.
        language: the reader's language.
    """
    parts = concepts.in_language(language)
    if not any(part.facets for part in parts):
        return dict(text)
    must = [_part(part, language) for part in parts if part.facets]
    rest = " ".join(part.text for part in parts if not part.facets)
    if rest:
        must.append(
            Q(
                "combined_fields",
                query=_in(rest, language),
                fields=_fields(language),
                operator="and",
                zero_terms_query="all",
            )
        )
    tagged = Q("constant_score", filter=Q("bool", filter=must), boost=TAGGED_ONLY)
    return {"bool": {"should": [dict(text), tagged.to_dict()], "minimum_should_match": 1}}


def through(concepts: Concepts, languages: Sequence[Language]) -> list[dict[str, Any]]:
    """Return a query for each concept that a hit was found through; they name hits, no more."""
    return [
        Q(
            "constant_score",
            filter=Q("bool", should=_evidence(named, languages), minimum_should_match=1),
            boost=0.0,
            _name=f"{THROUGH}{place}",
        ).to_dict()
        for place, named in enumerate(concepts.named)
    ]


def _evidence(named: Named, languages: Sequence[Language]) -> list[Query]:
    """Return queries for a concept's tags and its first names in the text."""
    said = [
        Q(
            "multi_match",
            query=_in(name, language),
            type="phrase",
            fields=_fields(language),
        )
        for language in languages
        for name in named.names.get(language.code, ())[:MOST_EVIDENCE]
    ]
    return [Q("terms", facets=list(named.facets)), *said]


def _part(part: Slot, language: Language) -> Query:
    """Find a part of a query as typed, in its names, or as a tag; only the best counts."""
    as_typed = Alternative(part.text, is_phrase=bool(part.facets))
    queries = [_said(one, language) for one in (as_typed, *part.alternatives)]
    if part.facets:
        tagged = Q("terms", facets=list(part.facets))
        queries.append(Q("constant_score", filter=tagged, boost=TAGGED))
    return Q("dis_max", queries=queries)


def _said(one: Alternative, language: Language) -> Query:
    text = _in(one.text, language)
    if one.is_phrase or language.analysis == "chinese":
        return Q(
            "multi_match", query=text, type="phrase", fields=_fields(language), boost=one.weight
        )
    return Q(
        "combined_fields",
        query=text,
        fields=_fields(language),
        operator="and",
        boost=one.weight,
    )


def _fields(language: Language) -> list[str]:
    return [f"{name}.{language.field}" for name in WEIGHTS]


def _in(text: str, language: Language) -> str:
    return simplified(text) if language.analysis == "chinese" else text
