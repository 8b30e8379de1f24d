"""Asking the queries and counting what is found."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.http import QueryDict

from portal.languages import LANGUAGES, Language
from search.client import SEARCHES, EngineAway
from search.evaluation.files import Query
from search.evaluation.measures import DEPTH, Tally
from search.forms import RELATED_SHOWN, SearchRequest
from search.questions import Question
from search.sending import LISTS, RELATED, Sent, ranked, send
from search.understanding import understand

WARM_UP: Final = 20
TRIES: Final = 3

Figures = dict[str, dict[str, float | int | None]]


def measure(queries: Sequence[Query], index: str, *, crossing: bool = True) -> Figures:
    """Ask queries of an index and return the figures by language, in the languages' order.

    Args:
        queries: what to ask.
        index: name of an index of the production mapping.
        crossing: whether the other languages are asked in their own words.

    Raises:
        EngineAway: when Elasticsearch goes away and stays away.
    """
    tallies: dict[str, Tally] = {}
    # The first queries fill caches and the engine's compiler.
    for query in queries[:WARM_UP]:
        found_by(query, index, crossing=crossing)
    for query in queries:
        found = found_by(query, index, crossing=crossing)
        tally = tallies.setdefault(query.language.code, Tally())
        # What is only related is shown, and is no match.
        shown = found.matches + found.related if query.relevant else found.matches
        tally.add(shown, query.relevant, found.seconds)
    return {
        language.code: tallies[language.code].summary()
        for language in LANGUAGES
        if language.code in tallies
    }


@dataclass(frozen=True, slots=True)
class Found:
    """What a visitor is shown.

    Attributes:
        matches: what is said to be found, in order.
        related: what is said to be loosely related, in order, when nothing is found.
        seconds: that it took.
    """

    matches: list[UUID]
    related: list[UUID]
    seconds: float


def found_by(query: Query, index: str, *, crossing: bool = True) -> Found:
    """Return what a visitor is shown, and the seconds it took.

    A query that the engine did not answer is asked again: here a moment's load is not a result.

    Raises:
        EngineAway: when it does not answer for the last time.
    """
    for last in (*[False] * (TRIES - 1), True):
        started = time.perf_counter()
        try:
            sent = _ask(query.text, query.language, index, crossing=crossing)
        except EngineAway:
            if last:
                raise
            time.sleep(SEARCHES.cooldown)
            continue
        matches, related = (
            (list(ranked(sent, *LISTS)), list(ranked(sent, RELATED))) if sent else ([], [])
        )
        return Found(matches, related, time.perf_counter() - started)
    raise AssertionError("the last try returns or raises")


def _ask(text: str, reader: Language, index: str, *, crossing: bool) -> Sent | None:
    typed = QueryDict(mutable=True)
    typed["q"] = text
    wanted = SearchRequest.read(typed)
    understood = understand(wanted.text)
    if understood.is_empty:
        return None
    depth = (0, DEPTH)
    # What the editors of one portal say of words is no part of the engine.
    question = Question(
        understood, reader, depth, depth, crossing=crossing, related=RELATED_SHOWN, synonyms={}
    )
    return send(question, index)


def unknown(queries: Iterable[Query], works: Iterable[UUID]) -> list[str]:
    """Return the names of queries that ask for works that are not there."""
    known = set(works)
    return [query.id for query in queries if not query.relevant <= known]
