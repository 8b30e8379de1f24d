"""Why a work is among the results of a query, in the engine's own terms.

The works that the query finds are asked for once more, with every part of the query under a name
of its own: the engine says for each work which parts it matched and what they gave. What a name
means in words is told by ``search.curation.telling``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from portal.languages import LANGUAGES, Language
from portal.works.cards import Card
from portal.works.registry import cards_for
from search.client import SEARCHES, one_question
from search.concepts.queries import THROUGH
from search.curation.parts import Part, Where, parts_of
from search.index import alias
from search.naming import name
from search.normalisation import typed
from search.questions import Question
from search.sending import LISTS, send
from search.synonyms import Synonyms, synonyms
from search.understanding import understand
from search.weighing import weigh

EXPLAINED: Final = 10
#: What a work's rank is made of, by the names of ``search.curation.parts``.
PARTS: Final = ("words", "near", "passages", "crossed")


@dataclass(frozen=True, slots=True)
class Found:
    """A work and why it is there.

    Attributes:
        card: the work.
        place: its number in its list, from 1.
        relative: its score in percent of the first one's of its list.
        where: the words it holds.
        concepts: label, and whether it is tagged with the concept.
        is_named: whether its symbol is in the query.
        shares: what its rank is made of, in percent by name of ``PARTS``.
    """

    card: Card
    place: int
    relative: int
    where: tuple[Where, ...] = ()
    concepts: tuple[tuple[str, bool], ...] = ()
    is_named: bool = False
    shares: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """The first works of each list of a query.

    Attributes:
        lists: works by name of the list.
        totals: how many works are in each.
        is_fuzzy: whether words were taken for mistyped.
    """

    lists: Mapping[str, tuple[Found, ...]]
    totals: Mapping[str, int]
    is_fuzzy: bool = False


def explain(text: str, reader: Language, known: Synonyms | None = None) -> Explanation:
    """Return the first ten works of each list, each with its reasons.

    Args:
        text: the query as somebody types it.
        reader: the language of the interface it is asked in.
        known: synonyms to ask with; those that hold now, when not given.

    Raises:
        EngineAway: when the engine does not answer.
    """
    understood = understand(typed(text), name)
    window = (0, EXPLAINED)
    known = synonyms() if known is None else known
    question = Question(understood, reader, window, window, synonyms=known)
    if understood.is_empty:
        return Explanation({}, {})
    sent = send(question, alias())
    raws = {one: sent.answers[one]["hits"]["hits"] for one in LISTS}
    keys = [UUID(raw["_id"]) for hits in raws.values() for raw in hits]
    matched = _matched(question, keys)
    cards = cards_for(keys, reader)
    return Explanation(
        {
            one: tuple(
                _found(question, matched.get(raw["_id"], {}), cards[UUID(raw["_id"])], place, hits)
                for place, raw in enumerate(hits, 1)
                if UUID(raw["_id"]) in cards
            )
            for one, hits in raws.items()
        },
        {one: sent.answers[one]["hits"]["total"]["value"] for one in LISTS},
        sent.is_fuzzy,
    )


def _matched(
    question: Question, keys: Sequence[UUID]
) -> dict[str, tuple[dict[str, float], dict[str, Part]]]:
    """Return for each work the names it matched with their scores, and what the names are."""
    if not keys:
        return {}
    crossed = question.crossed()
    with one_question(SEARCHES, "explanation") as client:
        words = question.understood.words
        weighed = weigh(words, alias(), client, question.synonyms) if words else {}
        parts = dict(parts_of(question, weighed, crossed))
        answer = client.search(
            index=alias(),
            query={
                "bool": {
                    "filter": [{"ids": {"values": [str(key) for key in keys]}}],
                    "should": [
                        {"bool": {"must": [part.query], "_name": called}}
                        for called, part in parts.items()
                    ],
                }
            },
            size=len(keys),
            source=False,
            include_named_queries_score=True,
        )
    return {raw["_id"]: (raw.get("matched_queries", {}), parts) for raw in answer["hits"]["hits"]}


def _found(
    question: Question,
    matched: tuple[dict[str, float], dict[str, Part]] | dict[str, Any],
    card: Card,
    place: int,
    hits: Sequence[Mapping[str, Any]],
) -> Found:
    scores, parts = matched if isinstance(matched, tuple) else ({}, {})
    fields: dict[Where, list[str]] = {}
    for called, part in parts.items():
        if called in scores and part.where is not None:
            fields.setdefault(part.where, []).extend([part.field] if part.field else [])
    best = float((hits[0].get("sort") or [0])[0] or 0)
    own = float((hits[place - 1].get("sort") or [0])[0] or 0)
    return Found(
        card,
        place,
        round(100 * own / best) if best > 0 else 100,
        tuple(
            Where(one.word, one.said, one.how, one.language, tuple(held))
            for one, held in fields.items()
        ),
        tuple(
            (concept.label, f"tag:{number}" in scores)
            for number, concept in enumerate(question.concepts.named)
            if f"{THROUGH}{number}" in scores
        ),
        "symbol" in scores,
        _shares(scores),
    )


def _shares(scores: Mapping[str, float]) -> tuple[tuple[str, int], ...]:
    """Return what the best language gives, in percent by part."""
    best: dict[str, float] = {}
    for language in LANGUAGES:
        given = {part: scores.get(f"{part}:{language.code}", 0.0) for part in PARTS}
        if sum(given.values()) > sum(best.values()):
            best = given
    total = sum(best.values())
    return tuple((part, round(100 * given / total)) for part, given in best.items() if given)
