"""A real Elasticsearch, an index of this test's own, and works to find in it."""

import os
from collections.abc import Callable, Iterator

import pytest
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings
from wagtail.models import Locale, Page, Site

from portal.languages import CODES
from portal.pages.models import HomePage
from search import client
from search.client import WRITES, engine
from search.index import alias
from search.models import IndexGeneration
from search.rebuilding import rebuild
from tests.search.notes import Notes


@pytest.fixture(scope="session")
def engine_url() -> str:
    """Address of the real node; everything marked ``elasticsearch`` needs it."""
    url = os.environ.get("ELASTICSEARCH_URL")
    if not url:
        pytest.fail("ELASTICSEARCH_URL must name an Elasticsearch: see docs/development.md")
    return url


@pytest.fixture
def elasticsearch(engine_url: str, settings: Settings) -> Iterator[str]:
    """A node without any generation; what the test made is deleted, each by its name."""
    settings.ELASTICSEARCH_URL = engine_url
    client.forget()
    yield engine_url
    settings.ELASTICSEARCH_URL = engine_url
    client.forget()
    with engine(WRITES) as writer:
        for name in writer.indices.get(index=f"{alias()}-*").body:
            writer.indices.delete(index=name)
    client.forget()


@pytest.fixture
def trees(transactional_db: None) -> dict[str, HomePage]:  # noqa: ARG001 -- the database itself
    """A home page in each of the six languages; several transactions, as in reality."""
    return make_trees()


@pytest.fixture
def notes(db: None) -> Iterator[Notes]:  # noqa: ARG001 -- the database itself
    """A kind of work kept in memory."""
    kind = Notes()
    with kind.registered():
        yield kind


@pytest.fixture
def indexed(elasticsearch: str, notes: Notes) -> Callable[[], None]:  # noqa: ARG001 -- order
    """Call it to index all notes, refreshed."""

    def index() -> None:
        rebuild()

    return index


@pytest.fixture
def run_tasks(transactional_db: None) -> Callable[[], None]:  # noqa: ARG001 -- the database itself
    """Call it to let a real worker do everything that waits, and make it visible."""

    def run() -> None:
        work()
        with engine(WRITES) as writer:
            for generation in IndexGeneration.objects.all():
                writer.indices.refresh(index=generation.name)

    return run


def work() -> None:
    """Be a worker until nothing waits.

    Raises:
        AssertionError: when a task failed.
    """
    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="tests",
        excluded_queue_names=[],
    ).run()
    failed = list(DBTaskResult.objects.failed().values_list("task_path", "traceback"))
    assert not failed


def make_trees() -> dict[str, HomePage]:
    """Make what the migrations and the seed make, where a flush took it away."""
    root = Page.get_first_root_node() or Page.add_root(
        title="Root", slug="root", locale=Locale.objects.get_or_create(language_code="en")[0]
    )
    homes: dict[str, HomePage] = {}
    for code in CODES:
        locale, _ = Locale.objects.get_or_create(language_code=code)
        home = HomePage(title=f"Home {code}", slug=f"home-{code}", locale=locale)
        if homes:
            home.translation_key = homes["ar"].translation_key
        homes[code] = root.add_child(instance=home)
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=homes["en"], is_default_site=True)
    return homes
