"""The portal of `planted`, running, for tests that only read it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.test import override_settings
from playwright.sync_api import Browser
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from tests.journeys.conftest import database_left_as_found
from tests.journeys.secretariat.planted import Planted


@dataclass(frozen=True, slots=True)
class Site:
    """A running portal."""

    url: str
    planted: Planted


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
def site(db: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The portal, running."""
    del db
    with override_settings(
        MEDIA_ROOT=tmp_path_factory.mktemp("media"), PRIVATE_ROOT=tmp_path_factory.mktemp("private")
    ):
        server = LiveServer("localhost")
        yield Site(server.url, Planted(server.url))
        server.stop()
