"""Ground that tests share: planted once, each test's own changes rolled back above it.

Home pages and reference data take longer to plant than most tests to run. They are planted inside
an outer transaction that stays open while tests ask for the same; whatever else wants the database
finds it empty again. Tests of several transactions plant what they need themselves.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

import pytest
import pytest_django
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import override

from panels.discussions.demonstration.planting import plant_panels
from panels.documents.demonstration.planting import plant_documents
from portal.demonstration.planting import Grounds
from portal.pages.models import HomePage, SectionPage
from portal.reference.loading.load import load_reference
from tests.activities.making import plant_sections
from tests.activities.recommendations.real import import_real
from tests.panels.grounds import grounds_below
from tests.trees import plant_homes


class Ground:
    """What is planted now, and the transaction that holds it."""

    def __init__(self) -> None:
        self.blocker: pytest_django.DjangoDbBlocker | None = None
        self.parts: tuple[str, ...] = ()
        self._open = ExitStack()

    def take(self, parts: tuple[str, ...]) -> None:
        """Have just these parts planted, before a test's own transaction begins.

        Until the first test has set up the database there is nothing to plant in; that test
        plants for itself.
        """
        if parts == self.parts or self.blocker is None:
            return
        with self.blocker.unblock():
            self.leave()
            if not parts:
                return
            whole = transaction.atomic()
            # Django lets durable transactions run inside one that belongs to tests.
            whole._from_testcase = True  # type: ignore[attr-defined]  # noqa: SLF001 -- as its TestCase does
            with ExitStack() as opened:
                opened.enter_context(whole)
                opened.callback(transaction.set_rollback, True)
                with override("en"):
                    for part in parts:
                        PLANT[part]()
                self._open = opened.pop_all()
            self.parts = parts

    def leave(self) -> None:
        """Leave the database as it was."""
        if not self.parts:
            return
        self.parts = ()
        self._open.close()
        # Of rows that are gone; the cache is emptied after each test (tests/empty_caches.py).
        ContentType.objects.clear_cache()


def _homes() -> dict[str, HomePage]:
    rows = HomePage.objects.select_related("locale").order_by("pk")
    return {page.locale.language_code: page for page in rows}


def _sections() -> dict[str, SectionPage]:
    rows = SectionPage.objects.select_related("locale").order_by("pk")
    return {page.locale.language_code: page for page in rows}


#: What can be planted, in this order, by the fixture that asks for it.
PLANT: Final[Mapping[str, Callable[[], Any]]] = {
    "reference": load_reference,
    "homes": plant_homes,
    "real_recommendations": import_real,
    "sections": lambda: plant_sections(_homes()),
    "demonstrated_documents": lambda: plant_documents(grounds_below(_homes())),
    "demonstrated_panels": lambda: plant_panels(grounds_below(_homes())),
}
GROUND: Final = Ground()


def parts_for(item: pytest.Item) -> tuple[str, ...]:
    """Return what has to be planted for a test, nothing for one of several transactions.

    A test may call an argument of its own `sections`: only fixtures below make the ground ready.
    """
    names = frozenset(getattr(item, "fixturenames", ()))
    if "_ready" not in names:
        return ()
    marker = item.get_closest_marker("django_db")
    several = marker and (marker.kwargs.get("transaction") or marker.kwargs.get("reset_sequences"))
    if several or names & {"transactional_db", "live_server"}:
        return ()
    return tuple(part for part in PLANT if part in names)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run what stands on the same ground together; Django's own order comes first."""
    first = [item for item in items if parts_for(item)]
    rest = [item for item in items if not parts_for(item)]
    items[:] = [*sorted(first, key=parts_for), *rest]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Plant, or take up, before the test's fixtures are made."""
    GROUND.take(parts_for(item))


@pytest.fixture(scope="session", autouse=True)
def _left_at_the_end() -> Iterator[None]:
    """Take up the last ground while there is still a database."""
    yield
    GROUND.take(())


@pytest.fixture
def _ready(db: None, django_db_blocker: pytest_django.DjangoDbBlocker) -> None:
    """Have the next test's ground planted ahead of it."""
    del db
    GROUND.blocker = django_db_blocker


@pytest.fixture
def reference(_ready: None) -> None:
    """The portal's own tables of States, regions and concepts."""
    if "reference" not in GROUND.parts:
        load_reference()


@pytest.fixture
def homes(_ready: None) -> dict[str, HomePage]:
    """A home page in each language, translations of one another, as the portal is set up."""
    return _homes() if "homes" in GROUND.parts else plant_homes()


@pytest.fixture
def real_recommendations(reference: None, homes: dict[str, HomePage], shared_data: Path) -> None:
    """The 41,063 recommendations of UPR Info's file, beside home pages and reference data."""
    del reference, homes, shared_data
    if "real_recommendations" not in GROUND.parts:
        import_real()


@pytest.fixture
def sections(reference: None, homes: dict[str, HomePage]) -> dict[str, SectionPage]:
    """The section of cooperation in each language."""
    del reference
    return _sections() if "sections" in GROUND.parts else plant_sections(homes)


@pytest.fixture
def demonstrated_documents(homes: dict[str, HomePage]) -> Grounds:
    """Sections with the documents of the demonstration in them."""
    # What is there already is found again.
    grounds = grounds_below(homes)
    if "demonstrated_documents" not in GROUND.parts:
        plant_documents(grounds)
    return grounds


@pytest.fixture
def demonstrated_panels(demonstrated_documents: Grounds) -> Grounds:
    """Sections with the documents and the panels of the demonstration in them."""
    if "demonstrated_panels" not in GROUND.parts:
        plant_panels(demonstrated_documents)
    return demonstrated_documents
