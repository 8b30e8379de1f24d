"""Elasticsearch goes away and comes back; nobody does anything about it."""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from portal.pages.models import HomePage
from search import client, health
from search.client import SEARCHES, WRITES, EngineAway, engine
from search.models import IndexClock, IndexGeneration
from search.node.cluster import Cluster
from search.rebuilding import rebuild
from search.tasks import reconcile_when_due
from tests.search.clusters import own_cluster
from tests.search.conftest import work
from tests.search.content import indexed_titles, published, retitled

pytestmark = pytest.mark.elasticsearch

NOTICE = "reduced features"


@pytest.fixture
def cluster(settings: Settings) -> Iterator[Cluster]:
    """A node of this test's own, which may be killed."""
    with own_cluster() as own:
        settings.ELASTICSEARCH_URL = ",".join(own.urls)
        client.forget()
        yield own
        client.forget()


def page_for(visitor: Client, query: str) -> str:
    response = visitor.get("/en/search/", {"q": query})
    assert response.status_code == 200
    return response.content.decode()


def test_search_goes_on_and_catches_up_by_itself(
    cluster: Cluster, trees: dict[str, HomePage], client: Client, run_tasks: Callable[[], None]
) -> None:
    first = published(trees["en"], "First panel")
    withdrawn = published(trees["en"], "Withdrawn panel")
    run_tasks()
    rebuild()
    assert health.state() == "ok"
    assert NOTICE not in page_for(client, "panels")

    cluster.nodes[0].kill()
    html = page_for(client, "panel")
    assert NOTICE in html
    assert "First panel" in html
    assert health.state() == "degraded"
    started = time.monotonic()
    retitled(first, "First forum")
    withdrawn.unpublish()
    published(trees["en"], "Second panel")
    assert time.monotonic() - started < 10
    work()
    assert IndexClock.current().behind
    assert not reconcile_when_due.func()
    html = page_for(client, "panel")
    assert "Second panel" in html
    assert "Withdrawn panel" not in html

    cluster.restart(cluster.nodes[0])
    deadline = time.monotonic() + 60
    while not reconcile_when_due.func() and time.monotonic() < deadline:
        time.sleep(0.5)
    assert indexed_titles() == {"First forum", "Second panel"}
    call_command("search_check", verbosity=0)
    while NOTICE in (html := page_for(client, "panels")) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert "<mark>panel</mark>" in html
    assert health.state() == "ok"


def test_an_engine_that_never_was_is_no_hindrance(
    trees: dict[str, HomePage], client: Client, settings: Settings
) -> None:
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    page = published(trees["en"], "Panel without an engine")
    work()
    page.unpublish()
    page.save_revision().publish()
    work()
    assert NOTICE in page_for(client, "panel")
    assert not reconcile_when_due.func()
    assert not IndexGeneration.objects.exists()
    for use in (SEARCHES, WRITES):
        with suppress(EngineAway), engine(use) as connection:
            connection.info()
        with pytest.raises(EngineAway, match="not tried"), engine(use):
            pytest.fail("tried")
