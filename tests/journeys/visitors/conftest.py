"""A portal with a page of every kind, published once for all who only read it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import override_settings
from playwright.sync_api import Browser
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from tests.journeys.conftest import database_left_as_found, searchable
from tests.journeys.visitors.published import Portal, publish_portal


@dataclass(frozen=True, slots=True)
class Site:
    """A running portal with a page of every kind, only read by the tests of this package."""

    url: str
    portal: Portal

    def addresses(self, code: str) -> dict[str, tuple[str, int]]:
        """Return whole address and status of a page of each kind in one interface language."""
        return {
            kind: (self.url + path, status)
            for kind, (path, status) in self.portal.kinds(code).items()
        }


@pytest.fixture(scope="package")
def db(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, chromium: Browser
) -> Iterator[None]:
    """The test database for the whole package instead of one test; left as it was found.

    Takes the place of pytest-django's fixture, by whose name it sees that a database is needed.
    """
    del django_db_setup, chromium
    with database_left_as_found(django_db_blocker):
        yield


@pytest.fixture(scope="package")
def site(
    db: None, engine_url: str, shared_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """The portal of `published`, running."""
    del db
    with override_settings(
        ROOT_URLCONF="tests.journeys.visitors.addresses",
        PORTAL_DEMONSTRATION=True,
        MEDIA_ROOT=tmp_path_factory.mktemp("media"),
    ):
        portal = publish_portal(shared_data / "resolution-57-32.fr.txt")
        with searchable(engine_url):
            server = LiveServer("localhost")
            yield Site(server.url, portal)
            server.stop()
