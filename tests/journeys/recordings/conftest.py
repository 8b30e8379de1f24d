"""A portal with a panel that shows recordings, published once in six languages."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import uuid4

import pytest
from django.test import override_settings
from playwright.sync_api import Browser
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from panels.discussions.models import CouncilSession, PanelPage, PanelRecording
from panels.recordings.models import Recording
from portal.languages import CODES
from portal.pages.models import HomePage
from tests.journeys.conftest import database_left_as_found
from tests.panels.discussions.panels import section
from tests.panels.recordings.recordings import describe, recording, sound, version
from tests.trees import plant_homes

ELSEWHERE = "https://media.un.org/en/asset/k1/k1abc"
TITLES = {"en": "Peer support", "ar": "دعم الأقران"}
ELSEWHERE_TITLES = {"en": "Closing", "ar": "الختام"}


@dataclass(frozen=True, slots=True)
class Site:
    """A running portal, only read by the tests of this package.

    Attributes:
        url: of the portal.
        shown: the recording that the portal holds; another is shown elsewhere.
    """

    url: str
    shown: Recording

    def address(self, code: str, query: str = "") -> str:
        """Return the address of the panel in a language."""
        return f"{self.url}/{code}/panels/panel/{query}"


def publish(homes: dict[str, HomePage]) -> Recording:
    """Publish a panel with two recordings in every language."""
    shown = recording(data=sound(), titles=TITLES)
    describe(shown)
    version(shown, sound(1))
    version(shown, kind="described", language="en", url=f"{ELSEWHERE}/described")
    elsewhere = recording(titles=ELSEWHERE_TITLES, medium="video", url=ELSEWHERE)
    key = uuid4()
    for code in CODES:
        page = PanelPage(
            title=TITLES.get(code, TITLES["en"]),
            slug="panel",
            council_session=CouncilSession.numbered(60),
            source_language="en",
            translation_key=key,
            locale=homes[code].locale,
        )
        page.recordings.add(PanelRecording(recording=shown), PanelRecording(recording=elsewhere))
        section(homes[code]).add_child(instance=page)
        page.save_revision().publish()
    return shown


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
    with override_settings(PRIVATE_ROOT=tmp_path_factory.mktemp("private")):
        shown = publish(plant_homes("localhost"))
        server = LiveServer("localhost")
        yield Site(server.url, shown)
        server.stop()
