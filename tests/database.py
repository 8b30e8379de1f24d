"""The test database: which tests use it, and a copy of what is migrated for each process."""

import json
from typing import Final

import pytest
import pytest_django
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection

from tests.migrated import lend

CONTENT_TYPE: Final = "contenttypes.contenttype"
USES: Final = frozenset({"db", "transactional_db", "live_server"})


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses a database, before ``-m database`` chooses by it.

    What holds the engine or a printed document only reads what was planted: one database will do.
    """
    for item in items:
        uses = item.get_closest_marker("django_db") or USES.intersection(
            getattr(item, "fixturenames", ())
        )
        if uses and not item.get_closest_marker("any_database"):
            item.add_marker("database")


def _restore_content_types_first() -> None:
    """Restore rows into empty tables, after the content types they are filed under.

    Django has content types last, and those there already that a flush for another test made
    anew. Either way numbers would stand for others than the rows mean.
    """
    restore = connection.creation.deserialize_db_from_string

    def restore_in_order(data: str) -> None:
        rows = sorted(json.loads(data), key=lambda row: row["model"] != CONTENT_TYPE)
        call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)
        ContentType.objects.clear_cache()
        restore(json.dumps(rows))

    setattr(connection.creation, "deserialize_db_from_string", restore_in_order)  # noqa: B010 -- a method


@pytest.fixture(autouse=True)
def _no_content_types_of_another_database(request: pytest.FixtureRequest) -> None:
    """Forget what the cache holds of content types that a test before has flushed."""
    marker = request.node.get_closest_marker("django_db")
    if "transactional_db" in request.fixturenames or (marker and marker.kwargs.get("transaction")):
        ContentType.objects.clear_cache()


@pytest.fixture(scope="session")
def django_db_keepdb(
    django_db_modify_db_settings: None,  # noqa: ARG001 -- names the worker's own database
    django_db_blocker: pytest_django.DjangoDbBlocker,
) -> bool:
    """Test on a copy, on which migrations have nothing left to do."""
    with django_db_blocker.unblock():
        return lend()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> None:  # noqa: ARG001 -- pytest-django's own
    """Have rows restored in order, once there is a database."""
    _restore_content_types_first()
