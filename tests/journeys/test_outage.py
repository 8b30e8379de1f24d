"""Search loses its engine and gets it back, as visitors and editors live through it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from playwright.sync_api import Page, expect

from portal.pages.models import HomePage
from search.node.cluster import Cluster
from tests.journeys.conftest import publish_new, searchable, sign_in
from tests.search.clusters import own_cluster
from tests.search.content import published

PROJECT = Path(__file__).resolve().parents[2]
SECONDS_TO_CATCH_UP = 60

pytestmark = [
    pytest.mark.browser,
    pytest.mark.elasticsearch,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("editor"),
]


@pytest.fixture
def cluster(portal_homes: dict[str, HomePage]) -> Iterator[Cluster]:
    """A node of this test's own, which may be killed, with an index of the home pages."""
    assert portal_homes
    with own_cluster() as own, searchable(",".join(own.urls)):
        yield own


@pytest.fixture
def workers(cluster: Cluster) -> Iterator[None]:
    """The command that runs in production: tasks, and what is due from time to time."""
    environ = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}",
        "ELASTICSEARCH_URL": ",".join(cluster.urls),
        "SEARCH_INDEX_PREFIX": settings.SEARCH_INDEX_PREFIX,
        "LOG_LEVEL": "WARNING",
    }
    with subprocess.Popen(
        [sys.executable, "manage.py", "work"], cwd=PROJECT, env=environ
    ) as process:
        yield
        process.terminate()
        process.wait(30)


def search_until(page: Page, address: str, wanted: str, seconds: int) -> None:
    """Search again and again until the results say something."""
    for _ in range(seconds * 2):
        page.goto(address)
        if page.locator(wanted).count():
            break
        page.wait_for_timeout(500)
    expect(page.locator(wanted)).not_to_have_count(0)


@pytest.mark.usefixtures("workers")
def test_an_outage_costs_visitors_features_and_editors_nothing(
    page: Page,
    editors_page: Page,
    portal_server: str,
    portal_homes: dict[str, HomePage],
    cluster: Cluster,
) -> None:
    address = f"{portal_server}/en/search/?q=lanterns"
    notice = page.locator("main .alert--warning")
    before = published(portal_homes["en"], "Lanterns of the harbour")
    search_until(page, address, ".result mark", 30)
    expect(notice).to_have_count(0)

    cluster.nodes[0].kill()
    page.goto(address)
    expect(notice).to_be_visible()
    expect(page.get_by_role("link", name=before.title)).to_be_visible()

    sign_in(editors_page, portal_server)
    home = portal_homes["en"].pk
    publish_new(editors_page, portal_server, home, "Lanterns of the bay", "Where they hang.")
    search_until(page, address, ".result :text('Lanterns of the bay')", 30)
    expect(notice).to_be_visible()

    cluster.restart(cluster.nodes[0])
    search_until(page, address, "main:not(:has(.alert--warning)) .result mark", 30)
    search_until(
        page,
        address,
        "main:not(:has(.alert--warning)) .result:has-text('Lanterns of the bay') mark",
        SECONDS_TO_CATCH_UP,
    )
    call_command("search_check", verbosity=0)
