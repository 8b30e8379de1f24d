"""The test database: which tests use it, and on SQLite a copy of one migrated once.

All migrations take longer than most tests. A migrated database is kept under a name made of
every migration it holds, so that any change of one makes a new copy.
"""

import hashlib
import json
import os
import shutil
import sqlite3
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest
import pytest_django
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection

CONTENT_TYPE: Final = "contenttypes.contenttype"
USES: Final = frozenset({"db", "transactional_db", "live_server"})


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses a database, before ``-m database`` chooses by it."""
    for item in items:
        if item.get_closest_marker("django_db") or USES.intersection(
            getattr(item, "fixturenames", ())
        ):
            item.add_marker("database")


def _name() -> str:
    """Return a name that changes with every app and every migration file."""
    found = hashlib.sha256(sqlite3.sqlite_version.encode())
    for config in apps.get_app_configs():
        found.update(config.name.encode())
        spec = find_spec(f"{config.name}.migrations")
        for folder in (spec.submodule_search_locations or []) if spec else []:
            for path in sorted(Path(folder).glob("*.py")):
                found.update(path.read_bytes())
    return f"test-{found.hexdigest()[:16]}.sqlite3"


def _kept() -> Path:
    return Path(settings.BASE_DIR, "var", "cache", _name())


def _target() -> Path | None:
    database = settings.DATABASES["default"]
    return Path(database["TEST"]["NAME"]) if database["ENGINE"].endswith("sqlite3") else None


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
def django_db_keepdb() -> bool:
    """Migrate only what a kept database lacks, which is nothing."""
    target = _target()
    if target is None or not _kept().exists():
        return False
    shutil.copyfile(_kept(), target)
    return True


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None,  # noqa: ARG001 -- pytest-django's own
    django_db_keepdb: bool,  # noqa: FBT001 -- a fixture
    django_db_blocker: pytest_django.DjangoDbBlocker,
) -> None:
    """Keep a copy of the database that has just been migrated."""
    _restore_content_types_first()
    if _target() is None or django_db_keepdb:
        return
    kept = _kept()
    kept.parent.mkdir(parents=True, exist_ok=True)
    unfinished = kept.with_suffix(f".{os.getpid()}")
    with django_db_blocker.unblock(), sqlite3.connect(unfinished) as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
    unfinished.replace(kept)
