"""SQLite is used as it was measured to bear writers at once."""

import json
from pathlib import Path

from tests.portal.settings.environments import run

PROGRAM = """
import django, json; django.setup()
from django.db import connection, transaction
with connection.cursor() as cursor:
    pragmas = {}
    for name in ("journal_mode", "busy_timeout", "synchronous", "foreign_keys"):
        pragmas[name] = cursor.execute(f"PRAGMA {name}").fetchone()[0]
with transaction.atomic():
    # Another connection cannot begin to write: this one took the lock when it began.
    import sqlite3
    other = sqlite3.connect(connection.settings_dict["NAME"], timeout=0, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        pragmas["begins"] = "deferred"
    except sqlite3.OperationalError as error:
        pragmas["begins"] = str(error)
    other.close()
print(json.dumps(pragmas))
"""


def test_it_is_in_force_on_every_connection(tmp_path: Path) -> None:
    environment = {
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "DATABASE_URL": f"sqlite:///{tmp_path}/portal.sqlite3",
    }
    done = run("-c", PROGRAM, environment=environment, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "journal_mode": "wal",
        "busy_timeout": 20_000,
        "synchronous": 1,
        "foreign_keys": 1,
        "begins": "database is locked",
    }
