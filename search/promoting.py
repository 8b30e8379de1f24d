"""Works that stand before all that was found, and who is told of every search.

Editors' rules are kept elsewhere; whoever keeps them gives them to this module.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

from django.http import HttpRequest
from elasticsearch import ApiError

from portal.languages import Language
from portal.works.registry import cards_for
from search.client import SEARCHES, EngineAway, engine
from search.filtering import chosen
from search.forms import SearchRequest
from search.index import alias
from search.results import Fragment, Hit, HitList, Results
from search.understanding import Understood

#: Gives the keys of works recommended for a query, the first first.
Source = Callable[[str, Language], Sequence[UUID]]
#: Is told of every search that was answered.
Listener = Callable[[HttpRequest, SearchRequest, Results, str], None]

_sources: Final[list[Source]] = []
_listeners: Final[list[Listener]] = []


def recommend(source: Source) -> None:
    """Let somebody recommend works; a second time changes nothing."""
    if source not in _sources:
        _sources.append(source)


def listen(listener: Listener) -> None:
    """Let somebody know of every search; a second time changes nothing."""
    if listener not in _listeners:
        _listeners.append(listener)


def tell(request: HttpRequest, wanted: SearchRequest, found: Results, language: str) -> None:
    """Tell whoever listens that a search was answered."""
    for listener in _listeners:
        listener(request, wanted, found, language)


def promoted(
    wanted: SearchRequest, understood: Understood, found: Results, reader: Language
) -> tuple[Hit, ...]:
    """Return the works recommended for a whole query, as the reader may see them now.

    Nothing when the query names a document that is there, leaves something out or names a field;
    of chosen filters, only what they leave. Costs what the source costs, and where there is
    something one query a kind; with filters, one small request to the engine.
    """
    if found.named.total or understood.excluded or understood.fields or wanted.scope != "own":
        return ()
    keys = [key for source in _sources for key in source(wanted.text, reader)]
    if keys and wanted.is_filtered:
        keys = _left(keys, wanted)
    if not keys:
        return ()
    return tuple(
        Hit(
            card,
            Fragment.plain(card.title, card.language),
            (Fragment.plain(card.summary, card.language),) if card.summary else (),
        )
        for card in cards_for(keys, reader).values()
    )


def without(found: Results, shown: Sequence[Hit]) -> Results:
    """Return results that do not repeat what is shown before them; their totals still count it."""
    keys = {hit.card.key for hit in shown}
    if not keys:
        return found

    def rest(hits: HitList) -> HitList:
        return HitList(tuple(hit for hit in hits.hits if hit.card.key not in keys), hits.total)

    return replace(found, own=rest(found.own), other=rest(found.other))


def _left(keys: Sequence[UUID], wanted: SearchRequest) -> list[UUID]:
    """Return those of some works that the chosen filters leave."""
    try:
        with engine(SEARCHES) as client:
            answer = client.search(
                index=alias(),
                query={
                    "bool": {
                        "filter": [
                            {"ids": {"values": [str(key) for key in keys]}},
                            *chosen(wanted.filters),
                        ]
                    }
                },
                size=len(keys),
                source=False,
            )
    except (EngineAway, ApiError):
        return []
    left = {UUID(raw["_id"]) for raw in answer["hits"]["hits"]}
    return [key for key in keys if key in left]
