"""Is the portal alive, is it ready."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

PROBES = "tests.portal.health.probes"


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
@pytest.mark.django_db
def test_probes_are_never_cached_and_only_read(client: Client, path: str) -> None:
    response = client.get(path)
    assert response["Content-Type"] == "application/json"
    assert "no-store" in response["Cache-Control"]
    assert client.head(path).status_code == 200
    assert client.post(path).status_code == 405


def test_alive_needs_no_database(client: Client) -> None:
    # Without the django_db mark any query fails the test.
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok"}


@pytest.mark.django_db
def test_ready_asks_the_database_once(
    client: Client, settings: Settings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.READINESS_PROBES = {"search": f"{PROBES}.ok"}
    settings.READINESS_NEWS = {}
    with django_assert_num_queries(1):
        response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "database": "ok", "search": "ok"}


@pytest.mark.django_db
def test_a_part_that_is_degraded_does_not_stop_the_portal(
    client: Client, settings: Settings
) -> None:
    settings.READINESS_PROBES = {"search": f"{PROBES}.degraded", "more": f"{PROBES}.ok"}
    settings.READINESS_NEWS = {"work": f"{PROBES}.work", "nothing": f"{PROBES}.no_news"}
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {
        "status": "degraded",
        "database": "ok",
        "search": "degraded",
        "more": "ok",
        "work": {"state": "running", "done": 1},
    }


@pytest.mark.django_db
def test_the_portals_own_probe_answers(client: Client) -> None:
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json()["search"] in ("ok", "degraded")


def test_without_its_database_the_portal_is_alive_and_not_ready(tmp_path: Path) -> None:
    """A portal whose database file cannot be opened, in a process of its own."""
    program = (
        "import django, json; django.setup();"
        "from django.test import Client;"
        "ready, alive = Client().get('/readyz'), Client().get('/healthz');"
        "print(json.dumps([alive.status_code, ready.status_code, ready.json()]))"
    )
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "DATABASE_URL": f"sqlite:///{tmp_path}/no-such-folder/portal.sqlite3",
        "DJANGO_ALLOWED_HOSTS": "testserver",
        "PORTAL_VAR_DIR": str(tmp_path),
    }
    done = subprocess.run(  # noqa: S603 -- this very interpreter
        [sys.executable, "-c", program],
        env=environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    alive, ready, body = json.loads(done.stdout.splitlines()[-1])
    assert alive == 200
    assert ready == 503
    assert body == {"status": "down", "database": "down", "search": "degraded"}
    assert "database_away" in done.stderr
