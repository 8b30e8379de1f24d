"""A real Elasticsearch, an index of this test's own, and works to find in it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from portal.pages.models import HomePage
from portal.reference import facets
from portal.works import registry
from search import client
from search.client import WRITES, engine
from search.concepts import holding as concept_holding
from search.curation import counting
from search.curation import holding as curation_holding
from search.index import alias
from search.lexicon import active
from search.models import IndexGeneration
from search.rebuilding import rebuild
from tests.search.notes import Notes
from tests.trees import plant_homes
from tests.workers import task_worker


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
    return plant_homes("localhost")


@pytest.fixture
def notes(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Notes]:  # noqa: ARG001 -- the database itself
    """A kind of work kept in memory; States, which are works too, stay out of the way."""
    monkeypatch.delitem(registry._kinds, "state")  # noqa: SLF001 -- nobody else takes a kind away
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
def own_process(transactional_db: None, tmp_path: Path, settings: Settings) -> dict[str, str]:  # noqa: ARG001 -- the processes see what is committed
    """Environment of another process of this portal, with the same database and indexes."""
    database = connection.settings_dict
    url = f"sqlite:///{database['NAME']}"
    if connection.vendor == "postgresql":
        credentials = f"{database['USER']}:{database['PASSWORD']}".rstrip(":")
        url = f"postgresql://{credentials}@{database['HOST']}:{database['PORT']}/{database['NAME']}"
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "DATABASE_URL": url,
        "SEARCH_INDEX_PREFIX": settings.SEARCH_INDEX_PREFIX,
        "PORTAL_VAR_DIR": str(tmp_path),
    }


@pytest.fixture
def looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pages rely on what they hold, which they compare every few seconds, and write nothing.

    On a busy machine those seconds can end between two pages whose queries are compared.
    """
    for held in (concept_holding.HELD, curation_holding.HELD, facets.HELD):
        monkeypatch.setattr(held, "look_again_seconds", 3600.0)
    monkeypatch.setattr(active, "LOOK_AGAIN_SECONDS", 3600.0)
    monkeypatch.setattr(counting, "WRITE_EVERY_SECONDS", 3600.0)


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
    task_worker("tests", batch=True).run()
    failed = list(DBTaskResult.objects.failed().values_list("task_path", "traceback"))
    assert not failed
