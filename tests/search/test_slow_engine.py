"""An engine that is slow, and not away: pages go on, and their threads are not taken up."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.test import Client
from pytest_django import Settings

from search import client as engine_client
from search.budget import budget
from search.bulkhead import Bulkhead, Full
from search.client import SEARCHES, EngineAway, engine
from tests.search.notes import Notes
from tests.search.slow import SlowRoad, slow_road

pytestmark = pytest.mark.elasticsearch

NOTICE = "reduced features"


@pytest.fixture
def road(elasticsearch: str, settings: Settings) -> Iterator[SlowRoad]:
    """The only way to the node, fast until the test makes it slow."""
    with slow_road(elasticsearch) as one:
        settings.ELASTICSEARCH_URL = one.url
        engine_client.forget()
        yield one
        engine_client.forget()
        settings.ELASTICSEARCH_URL = elasticsearch


def page(visitor: Client) -> str:
    response = visitor.get("/en/search/", {"q": "panel discussions"})
    assert response.status_code == 200
    return response.content.decode()


def test_all_requests_of_a_page_share_one_budget(
    road: SlowRoad,
    notes: Notes,
    indexed: Callable[[], None],
    client: Client,
    settings: Settings,
) -> None:
    notes.add("a", en="Panel discussion")
    indexed()
    assert NOTICE not in page(client)

    # Each request alone would be in time; together they are not.
    settings.SEARCH_SECONDS = 1.0
    road.delay = 0.7
    assert NOTICE in page(client)


def test_a_budget_that_is_used_up_is_no_failure_of_the_engine(road: SlowRoad) -> None:
    road.delay = 0.7
    with budget(0.3) as short:
        with pytest.raises(EngineAway, match="time is used up"), engine(SEARCHES) as connection:
            connection.info()
        assert 0.3 <= short.spent < 0.7, "it did not wait for the answer"
        with pytest.raises(EngineAway, match="time is used up"), engine(SEARCHES):
            pytest.fail("tried")
    # As soon as the engine is faster, the next page has its answer.
    road.delay = 0.0
    with engine(SEARCHES) as connection:
        connection.info()


def test_a_slow_engine_takes_up_no_more_than_its_places(road: SlowRoad, settings: Settings) -> None:
    settings.SEARCH_CONCURRENT = 2
    with engine(SEARCHES) as connection:
        connection.info()
    road.delay = 1.0
    road.most_waiting = 0

    def ask(_number: int) -> tuple[str, float]:
        started = time.monotonic()
        try:
            with engine(SEARCHES) as connection:
                connection.info()
        except EngineAway as away:
            return str(away), time.monotonic() - started
        return "", time.monotonic() - started

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(ask, range(8)))
    assert sorted(why for why, _ in answers) == [*2 * [""], *6 * ["not tried: too many wait"]]
    assert road.most_waiting == 2
    assert max(seconds for why, seconds in answers if why) < 0.9
    # To be turned away is no failure of the engine: the next caller is let in.
    road.delay = 0.0
    assert ask(0)[0] == ""


def test_a_place_is_given_back_however_it_ends() -> None:
    bulkhead = Bulkhead(1, patience=0.01)
    with pytest.raises(ValueError, match="mistake"), bulkhead.place():
        raise ValueError("mistake")
    with bulkhead.place(), pytest.raises(Full), bulkhead.place():
        pytest.fail("two in one place")
    with bulkhead.place():
        pass
