"""A throw-away database to measure in."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection
from django.test.utils import override_settings


@contextmanager
def throwaway_database() -> Iterator[Path]:
    """Work in a new, migrated database, on disk as a real one, which is gone afterwards.

    Yields:
        A folder that is gone afterwards too; its name begins with the database's.
    """
    name = f"bench-{os.getpid()}"
    # DEBUG keeps the text of every query, which takes longer than many of them.
    with tempfile.TemporaryDirectory(prefix=name) as folder, override_settings(DEBUG=False):
        on_disk = str(Path(folder) / "bench.sqlite3")
        connection.settings_dict["TEST"]["NAME"] = (
            on_disk if connection.vendor == "sqlite" else name
        )
        usual = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            yield Path(folder)
        finally:
            connection.creation.destroy_test_db(usual, verbosity=0)


@contextmanager
def copy_of_database(name: str) -> Iterator[str]:
    """Copy the throw-away database as it is now.

    Yields:
        What to connect to (``connected_to``); it is gone afterwards.
    """
    # SQLite's latest rows may be in a file beside the database until then.
    connection.close()
    connection.creation.clone_test_db(name, verbosity=0)
    copied = str(connection.creation.get_test_db_clone_settings(name)["NAME"])
    try:
        yield copied
    finally:
        connection.creation.destroy_test_db(suffix=name, verbosity=0)


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    """Ask another database than before, for a while."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
