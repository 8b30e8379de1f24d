"""A database migrated once, copied by every process that tests.

All migrations take longer than most tests. SQLite keeps the file under ``var/cache``, PostgreSQL a
template database in its own server. The name is made of everything that has a part in what is
in it, so that a change of any makes another. ``python -m tests.migrated`` makes it ahead of the
tests; what it finds, it leaves.
"""

import fcntl
import gc
import hashlib
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import distributions
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import django
from django.apps import apps
from django.conf import settings
from django.db import connection

#: Number of PostgreSQL's advisory lock: any that nothing else takes.
LOCK: Final = 5_732_000_001


def key() -> str:
    """Return what changes with every app, migration, setting and installed package."""
    found = hashlib.sha256(f"{sys.version} {sqlite3.sqlite_version}".encode())
    installed = {f"{each.metadata['Name']} {each.version}" for each in distributions()}
    found.update("\n".join(sorted(installed)).encode())
    paths = sorted(Path(settings.BASE_DIR, "portal", "settings").glob("*.py"))
    # What follows a migration is connected there.
    paths += sorted(Path(settings.BASE_DIR).glob("p*/*/apps.py"))
    paths += sorted(Path(settings.BASE_DIR, "portal").glob("*/groups.py"))
    for config in apps.get_app_configs():
        found.update(config.name.encode())
        spec = find_spec(f"{config.name}.migrations")
        for folder in (spec.submodule_search_locations or []) if spec else []:
            paths += sorted(Path(folder).glob("*.py"))
    for path in paths:
        found.update(path.name.encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


def lend() -> bool:
    """Have the test database begin as a copy, before pytest-django sets it up.

    Returns:
        Whether the copy is there already, and has to be kept as it is.
    """
    test = connection.settings_dict["TEST"]
    if connection.vendor == "sqlite":
        shutil.copyfile(_file(), test["NAME"])
        return True
    test["TEMPLATE"] = _template()
    return False


def _file() -> Path:
    """Return SQLite's migrated database."""
    kept = Path(settings.BASE_DIR, "var", "cache", f"migrated-{key()}.sqlite3")
    kept.parent.mkdir(parents=True, exist_ok=True)
    with _one_at_a_time(kept.with_suffix(".lock")):
        if not kept.exists():
            unfinished = kept.with_suffix(".unfinished")
            _migrate(str(unfinished))
            unfinished.replace(kept)
    return kept


@contextmanager
def _one_at_a_time(path: Path) -> Iterator[None]:
    """Wait for other processes that do the same; the system lets go of what a dead one held."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _template() -> str:
    """Return the name of PostgreSQL's migrated database; it is a template once it is complete."""
    name = f"migrated_{key()}"
    with connection._nodb_cursor() as cursor:  # noqa: SLF001 -- Django's tests have no other
        # Given back when this connection closes.
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        cursor.execute("SELECT datistemplate FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() != (True,):
            _migrate(name)
            cursor.execute(f'ALTER DATABASE "{name}" IS_TEMPLATE true')
    return name


def _migrate(name: str) -> None:
    """Make a database as for tests, with all migrations really run, and leave it to others."""
    test, before = connection.settings_dict["TEST"], connection.settings_dict["NAME"]
    own = test["NAME"]
    test["NAME"] = name
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connection.creation.destroy_test_db(before, verbosity=0, keepdb=True)
    test["NAME"] = own


def main() -> None:
    """Make it for the database of the settings."""
    from tests.garbage import THRESHOLDS  # noqa: PLC0415 -- pytest wants to import its plugins first

    gc.set_threshold(*THRESHOLDS)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    django.setup()
    (_file if connection.vendor == "sqlite" else _template)()


if __name__ == "__main__":
    main()
