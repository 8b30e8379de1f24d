"""A circuit breaker: after a failure, callers are spared the wait for a while."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Open(Exception):  # noqa: N818 -- names the breaker's state, as electricians do
    """The circuit is open: nothing was tried."""


class Breaker:
    """Opens on a failure, lets one caller probe after ``cooldown`` seconds, closes on success.

    Safe to share between threads. Several failures in a row lengthen nothing: the service that
    is waited for comes back within seconds, and a probe costs one caller one attempt.
    """

    def __init__(self, cooldown: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.cooldown = cooldown
        self._clock = clock
        self._lock = threading.Lock()
        self._opened_at: float | None = None
        self._probing = False

    @property
    def closed(self) -> bool:
        """Whether calls go through as usual."""
        return self._opened_at is None

    @contextmanager
    def guard(self, *failures: type[Exception]) -> Iterator[None]:
        """Run a call under the breaker; exceptions of the types given count as its failure.

        Raises:
            Open: when the circuit is open and this caller is not its probe.
        """
        self._enter()
        try:
            yield
        except failures:
            self._failed()
            raise
        except BaseException:
            self._passed()
            raise
        self._passed()

    def _enter(self) -> None:
        with self._lock:
            if self._opened_at is None:
                return
            if self._probing or self._clock() - self._opened_at < self.cooldown:
                raise Open
            self._probing = True

    def _failed(self) -> None:
        with self._lock:
            self._opened_at = self._clock()
            self._probing = False

    def _passed(self) -> None:
        with self._lock:
            self._opened_at = None
            self._probing = False
