"""Connections to Elasticsearch: one client a process for each use, behind a breaker.

A client shared across a fork returned other requests' answers, so each process makes its own.
Writes have their own client, so that waiting writes never starve searches of connections.
What visitors wait for also stands behind a bulkhead, so that an engine that is slow never takes up
all threads of a web process, and within the budget of the page.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from django.conf import settings
from elastic_transport import TransportError, Urllib3HttpNode
from elasticsearch import ApiError, Elasticsearch

from search.breaker import Breaker, Open
from search.budget import BudgetedNode, OutOfTimeError, is_spent
from search.bulkhead import Bulkhead, Full

logger = logging.getLogger(__name__)

# A search takes some 50 ms: who has no place after this would not have one soon.
PATIENCE_SECONDS: Final = 0.25


class EngineAway(Exception):  # noqa: N818 -- a state of the world, not a mistake
    """Elasticsearch did not answer, or answered that it cannot serve now."""


class RefusedError(Exception):
    """The engine did not take one of several searches that were sent together."""


@dataclass(frozen=True, slots=True)
class Use:
    """What a client is for.

    Attributes:
        name: part of the cache key.
        request_timeout: seconds one attempt may take.
        cooldown: seconds without any attempt after one that failed.
        share: of ``SEARCH_CONCURRENT``, how many may wait for it at once; none: any number, and
            outside the budget of the page.
    """

    name: str
    request_timeout: float
    cooldown: float
    share: float | None = None

    @property
    def places(self) -> int | None:
        """How many may wait for it at once in this process."""
        if self.share is None:
            return None
        return max(1, int(settings.SEARCH_CONCURRENT * self.share))


SEARCHES: Final = Use("searches", request_timeout=2.0, cooldown=3.0, share=1.0)
WRITES: Final = Use("writes", request_timeout=30.0, cooldown=5.0)
WRITES_AT_ONCE: Final = Use("writes at once", request_timeout=0.4, cooldown=10.0)

Slot = tuple[int, str, str]
_clients: dict[Slot, Elasticsearch] = {}
_breakers: dict[Slot, Breaker] = {}
_bulkheads: dict[Slot, Bulkhead] = {}


def cannot_serve(status: int) -> bool:
    """Whether a status says that the engine cannot serve now, and not that a request was wrong."""
    return status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.TOO_MANY_REQUESTS


@contextmanager
def engine(use: Use) -> Iterator[Elasticsearch]:
    """Give a client to work with, and turn every way of not answering into one exception.

    Raises:
        EngineAway: when nothing answers, too late, or with a server's error; at once, without
            trying, for some seconds after such a failure, when too many wait already, and when
            the page has waited long enough.
    """
    slot = (os.getpid(), use.name, settings.ELASTICSEARCH_URL)
    breaker = _breakers.setdefault(slot, Breaker(use.cooldown))
    try:
        with ExitStack() as held:
            _let_in(held, slot, use)
            with breaker.guard(EngineAway):
                try:
                    yield _client(slot, use)
                except OutOfTimeError as error:
                    if error.errors:
                        # Nodes were waited for in vain, one after the other.
                        raise EngineAway("no answer: ConnectionTimeout") from error
                    raise
                except TransportError as error:
                    raise EngineAway(f"no answer: {type(error).__name__}") from error
                except ApiError as error:
                    if cannot_serve(error.status_code):
                        raise EngineAway(f"status {error.status_code}") from error
                    raise
    except Open as error:
        raise EngineAway("not tried: failed a moment ago") from error
    except Full as error:
        raise EngineAway("not tried: too many wait") from error
    except OutOfTimeError as error:
        raise EngineAway("the page's time is used up") from error


@contextmanager
def one_question(use: Use, what: str) -> Iterator[Elasticsearch]:
    """Give a client for a question that is done without when the engine does not take it.

    Such a question says nothing of the next: the breaker, which everybody shares, has not seen it.

    Args:
        use: what the client is for.
        what: the question, for the log.

    Raises:
        EngineAway: as ``engine`` does, and when the question is refused or there is no live index.
    """
    try:
        with engine(use) as client:
            yield client
    except (ApiError, RefusedError) as error:
        logger.warning("%s refused", what, exc_info=True)
        raise EngineAway(f"refused: {type(error).__name__}") from error


def _let_in(held: ExitStack, slot: Slot, use: Use) -> None:
    """Take a place among those who wait, where places are counted."""
    places = use.places
    if places is None:
        return
    if is_spent():
        raise OutOfTimeError("the page's time for search is used up")
    bulkhead = _bulkheads.setdefault(slot, Bulkhead(places, PATIENCE_SECONDS))
    held.enter_context(bulkhead.place())


def _client(slot: Slot, use: Use) -> Elasticsearch:
    if slot not in _clients:
        hosts = [url.strip() for url in settings.ELASTICSEARCH_URL.split(",") if url.strip()]
        places = use.places
        # Another try makes sense on another node only: with one node it doubles the wait.
        _clients[slot] = Elasticsearch(
            hosts,
            request_timeout=use.request_timeout,
            max_retries=min(2, len(hosts) - 1),
            retry_on_timeout=len(hosts) > 1,
            node_class=Urllib3HttpNode if places is None else BudgetedNode,
            # Nobody waits for a connection, which no time limits.
            connections_per_node=max(10, places or 0),
        )
    return _clients[slot]


def forget() -> None:
    """Close this process's clients and forget what its breakers saw and who waits."""
    for slot in [slot for slot in _clients if slot[0] == os.getpid()]:
        _clients.pop(slot).close()
    _breakers.clear()
    _bulkheads.clear()
