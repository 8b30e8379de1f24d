"""The requests that a page sends to Elasticsearch, and sending the same again without the page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from search.client import Use, engine


@dataclass(slots=True)
class Requests:
    """Requests in the order they were sent."""

    _sent: list[Callable[[], Any]] = field(default_factory=list)

    def add(self, send: Callable[[], Any]) -> None:
        """Keep a request, as what sends it again."""
        self._sent.append(send)

    def send(self) -> None:
        """Send all of them, one after the other, and read the answers as JSON."""
        for send in self._sent:
            send()

    def __len__(self) -> int:
        return len(self._sent)


@contextmanager
def recorded(use: Use) -> Iterator[Requests]:
    """Keep what this process's client for a use is asked for meanwhile."""
    requests = Requests()
    with engine(use) as client:
        transport = client.transport
    plain = transport.perform_request

    def perform(*args: Any, **options: Any) -> Any:
        requests.add(lambda: plain(*args, **options))
        return plain(*args, **options)

    transport.perform_request = perform  # type: ignore[method-assign]  # of this instance, and taken off below
    try:
        yield requests
    finally:
        del transport.perform_request
