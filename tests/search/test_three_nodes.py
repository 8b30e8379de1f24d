"""Three nodes, of which one and then two are killed under load; visitors read on."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count

import pytest
from django.db import connection
from django.test import Client
from pytest_django import Settings

from search import client as engine_client
from search import health
from search.client import WRITES, engine
from search.node.cluster import Cluster
from search.node.errors import SetUpError
from search.rebuilding import rebuild
from tests.search.clusters import master, own_cluster
from tests.search.notes import Notes

pytestmark = pytest.mark.elasticsearch

A_SECOND = 20
THREADS = 8
SECONDS_AFTER_A_LOSS = 4
ADDRESSES = ("/en/search/?q=panel", "/fr/search/?q=réunion", "/ar/search/?q=panel")
REDUCED = "alert--warning"


@dataclass(frozen=True)
class Visit:
    """A page that somebody asked for: when, what came back."""

    began: float
    status: int
    has_notice: bool
    is_reduced: bool


@contextmanager
def visitors() -> Iterator[list[Visit]]:
    """Let twenty visitors a second ask for results pages; yield what they have got so far."""
    visits: list[Visit] = []
    over = threading.Event()

    def visit(number: int) -> None:
        began = time.monotonic()
        try:
            browser = Client(raise_request_exception=False)
            response = browser.get(ADDRESSES[number % len(ADDRESSES)])
            results = (getattr(response, "context_data", None) or {}).get("results")
            visits.append(
                Visit(
                    began,
                    response.status_code,
                    REDUCED in response.content.decode(),
                    bool(results and results.is_reduced),
                )
            )
        finally:
            connection.close()

    def arrive() -> None:
        with ThreadPoolExecutor(THREADS) as pool:
            for number in count():
                pool.submit(visit, number)
                if over.wait(1 / A_SECOND):
                    break
            pool.shutdown(cancel_futures=True)

    arriving = threading.Thread(target=arrive)
    arriving.start()
    try:
        yield visits
    finally:
        over.set()
        arriving.join()


def wait_until(is_so: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.2)


@pytest.fixture
def cluster(settings: Settings) -> Iterator[Cluster]:
    """Three nodes, on a machine that may be busy with other tests."""
    with own_cluster(size=3) as own:
        settings.ELASTICSEARCH_URL = ",".join(own.urls)
        settings.SEARCH_CONCURRENT = THREADS
        settings.SEARCH_SECONDS = 15.0
        engine_client.forget()
        yield own
        engine_client.forget()


@pytest.mark.usefixtures("trees")
def test_no_page_fails_whatever_nodes_are_killed(cluster: Cluster, notes: Notes) -> None:
    for number in range(20):
        notes.add(str(number), en=f"Panel {number}", fr=f"Réunion-débat {number}")
    generation = rebuild()
    assert cluster.health(status="green") is not None
    with engine(WRITES) as client:
        found = client.indices.get_settings(index=generation.name)[generation.name]
    assert found["settings"]["index"]["number_of_replicas"] == "1", "without any setting"
    assert health.state() == "ok"

    with visitors() as visits:
        wait_until(lambda: len(visits) > A_SECOND)
        lost = master(cluster)
        lost.kill()
        time.sleep(SECONDS_AFTER_A_LOSS)
        one_lost = list(visits)
        assert cluster.health(nodes=2) is not None
        assert master(cluster).name != lost.name

        next(node for node in cluster.nodes if node.is_running()).kill()
        two_lost_at = time.monotonic()
        wait_until(lambda: all(visit.has_notice for visit in visits[-THREADS:]))
        assert health.state() == "degraded"

        cluster.restart(lost)
        wait_until(lambda: not any(visit.has_notice for visit in visits[-THREADS:]))
        wait_until(lambda: health.state() == "ok")

    assert {visit.status for visit in visits} == {200}
    assert not any(visit.is_reduced for visit in one_lost), "the others answered at once"
    assert any(visit.has_notice for visit in visits if visit.began > two_lost_at)

    configured = (lost.folder / "config" / "elasticsearch.yml").read_text()
    assert "initial_master_nodes" not in configured, "else it could found a second cluster"
    with pytest.raises(SetUpError, match="Only who started"):
        Cluster(cluster.run_dir).restart(lost)
    assert cluster.engine is not None
    cluster.stop()
    with pytest.raises(SetUpError, match=r"holds a cluster of 3 node\(s\), not 1"):
        Cluster(cluster.run_dir).start(cluster.engine, size=1)
