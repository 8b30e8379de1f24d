"""``manage.py recommendations_bench``."""

import os
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from activities.recommendations.bench import measure
from activities.recommendations.importing.sources import SOURCES
from portal.reference.loading.load import load_reference


class Command(BaseCommand):
    """Measure the import of a file against a bare bulk insert of the same rows."""

    help = "Measures an import against a bare bulk insert, in a throw-away database."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the file, its source and the number of rounds."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--source", default="upr-info", choices=list(SOURCES))
        parser.add_argument("--rounds", type=int, default=3, help="default: %(default)s")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Measure and print."""
        name = f"bench-{os.getpid()}"
        with tempfile.TemporaryDirectory(prefix=name) as folder:
            on_disk = str(Path(folder) / "bench.sqlite3")
            connection.settings_dict["TEST"]["NAME"] = (
                on_disk if connection.vendor == "sqlite" else name
            )
            usual = connection.settings_dict["NAME"]
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
            try:
                load_reference()
                found = measure(
                    options["file"], SOURCES[options["source"]], max(1, options["rounds"])
                )
            finally:
                connection.creation.destroy_test_db(usual, verbosity=0)
        self.stdout.write(
            f"{found.rows} rows: import {median(found.imports):.1f} s, bare bulk insert "
            f"{median(found.inserts):.1f} s, ratio {found.ratio:.2f}; "
            f"import again {median(found.again):.1f} s"
        )
