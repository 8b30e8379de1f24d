"""Seconds that all requests of one page to Elasticsearch may take together."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from elastic_transport import ConnectionTimeout, HttpHeaders, TransportError, Urllib3HttpNode
from elastic_transport.client_utils import DEFAULT, DefaultType

# A request that was given less than this and did not come back says nothing of the engine.
FAIR_SECONDS: Final = 0.5


class OutOfTimeError(TransportError):
    """What a page may wait for the engine is used up."""


@dataclass(slots=True)
class Budget:
    """Time a page waits for the engine; its other work does not count.

    Attributes:
        seconds: to wait in all.
        spent: waited so far.
    """

    seconds: float
    spent: float = 0.0

    @property
    def left(self) -> float:
        """Seconds left, never below zero."""
        return max(self.seconds - self.spent, 0.0)


_current: ContextVar[Budget | None] = ContextVar("search_budget", default=None)


@contextmanager
def budget(seconds: float) -> Iterator[Budget]:
    """Let everything that is asked inside share some seconds."""
    one = Budget(seconds)
    token = _current.set(one)
    try:
        yield one
    finally:
        _current.reset(token)


def is_spent() -> bool:
    """Tell whether nothing may be asked any more."""
    current = _current.get()
    return current is not None and not current.left


def one_budget_a_page(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Give every page ``SEARCH_SECONDS`` for the engine: a middleware, so that none is left out."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with budget(settings.SEARCH_SECONDS):
            return get_response(request)

    return middleware


class BudgetedNode(Urllib3HttpNode):
    """A node of which every attempt, repeated ones too, ends with the page's budget."""

    def perform_request(
        self,
        method: str,
        target: str,
        body: bytes | None = None,
        headers: HttpHeaders | None = None,
        request_timeout: DefaultType | float | None = DEFAULT,
    ) -> Any:  # the transport does not publish the type of its answer
        """Ask, for no longer than the budget leaves.

        Raises:
            OutOfTimeError: when nothing is left, or so little that a late answer is no failure.
        """
        current = _current.get()
        ask: Callable[..., Any] = super().perform_request
        if current is None:
            return ask(method, target, body, headers, request_timeout)
        given = current.left
        if not given:
            raise OutOfTimeError("the page's time for search is used up")
        usual = request_timeout if isinstance(request_timeout, (int, float)) else given
        started = time.monotonic()
        try:
            return ask(method, target, body, headers, min(usual, given))
        except ConnectionTimeout as late:
            if given < FAIR_SECONDS:
                raise OutOfTimeError("the page's time for search is used up") from late
            raise
        finally:
            current.spent += time.monotonic() - started
