"""Connections to Elasticsearch: one client a process for each use, behind a breaker.

A client shared across a fork returned other requests' answers, so each process makes its own.
Writes have their own client, so that waiting writes never starve searches of connections.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch

from search.breaker import Breaker, Open

FIRST_SERVER_ERROR: Final = 500
TOO_MANY_REQUESTS: Final = 429


class EngineAway(Exception):  # noqa: N818 -- a state of the world, not a mistake
    """Elasticsearch did not answer, or answered that it cannot serve now."""


@dataclass(frozen=True, slots=True)
class Use:
    """What a client is for.

    Attributes:
        name: part of the cache key.
        request_timeout: seconds one attempt may take.
        cooldown: seconds without any attempt after one that failed.
    """

    name: str
    request_timeout: float
    cooldown: float


SEARCHES: Final = Use("searches", request_timeout=2.0, cooldown=3.0)
WRITES: Final = Use("writes", request_timeout=30.0, cooldown=5.0)
WRITES_AT_ONCE: Final = Use("writes at once", request_timeout=0.4, cooldown=10.0)

_clients: dict[tuple[int, str, str], Elasticsearch] = {}
_breakers: dict[tuple[int, str, str], Breaker] = {}


def cannot_serve(status: int) -> bool:
    """Whether a status says that the engine cannot serve now, and not that a request was wrong."""
    return status >= FIRST_SERVER_ERROR or status == TOO_MANY_REQUESTS


@contextmanager
def engine(use: Use) -> Iterator[Elasticsearch]:
    """Give a client to work with, and turn every way of not answering into one exception.

    Raises:
        EngineAway: when nothing answers, too late, or with a server's error; at once, without
            trying, for some seconds after such a failure.
    """
    slot = (os.getpid(), use.name, settings.ELASTICSEARCH_URL)
    breaker = _breakers.setdefault(slot, Breaker(use.cooldown))
    try:
        with breaker.guard(EngineAway):
            try:
                yield _client(slot, use)
            except TransportError as error:
                raise EngineAway(f"no answer: {type(error).__name__}") from error
            except ApiError as error:
                if cannot_serve(error.status_code):
                    raise EngineAway(f"status {error.status_code}") from error
                raise
    except Open as error:
        raise EngineAway("not tried: failed a moment ago") from error


def _client(slot: tuple[int, str, str], use: Use) -> Elasticsearch:
    if slot not in _clients:
        hosts = [url.strip() for url in settings.ELASTICSEARCH_URL.split(",") if url.strip()]
        # Another try makes sense on another node only: with one node it doubles the wait.
        _clients[slot] = Elasticsearch(
            hosts,
            request_timeout=use.request_timeout,
            max_retries=min(2, len(hosts) - 1),
            retry_on_timeout=len(hosts) > 1,
        )
    return _clients[slot]


def forget() -> None:
    """Close this process's clients and forget what its breakers saw."""
    for slot in [slot for slot in _clients if slot[0] == os.getpid()]:
        _clients.pop(slot).close()
    _breakers.clear()
