"""The circuit breaker."""

import threading

import pytest

from search.breaker import Breaker, Open


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Failure(Exception):  # noqa: N818 -- what is failed with
    pass


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> Breaker:
    return Breaker(cooldown=3.0, clock=clock)


def fail(breaker: Breaker) -> None:
    with pytest.raises(Failure), breaker.guard(Failure):
        raise Failure


def test_tries_nothing_for_a_while_after_a_failure(breaker: Breaker, clock: Clock) -> None:
    fail(breaker)
    clock.now = 2.9
    with pytest.raises(Open), breaker.guard(Failure):
        pytest.fail("tried")
    assert not breaker.closed


def test_closes_when_the_probe_succeeds(breaker: Breaker, clock: Clock) -> None:
    fail(breaker)
    clock.now = 3.0
    with breaker.guard(Failure):
        pass
    assert breaker.closed


def test_opens_again_when_the_probe_fails(breaker: Breaker, clock: Clock) -> None:
    fail(breaker)
    clock.now = 3.0
    fail(breaker)
    clock.now = 5.9
    with pytest.raises(Open), breaker.guard(Failure):
        pytest.fail("tried")


def test_lets_one_probe_through_at_a_time(breaker: Breaker, clock: Clock) -> None:
    fail(breaker)
    clock.now = 3.0
    with breaker.guard(Failure):
        refused: list[bool] = []

        def other() -> None:
            try:
                with breaker.guard(Failure):
                    refused.append(False)
            except Open:
                refused.append(True)

        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
        assert refused == [True]


def test_other_errors_are_no_failure_of_the_service(breaker: Breaker) -> None:
    with pytest.raises(ValueError, match="mistake"), breaker.guard(Failure):
        raise ValueError("mistake")
    assert breaker.closed
