"""``manage.py recommendations_bench``."""

from pathlib import Path
from statistics import median
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from activities.recommendations.bench import measure
from activities.recommendations.importing.sources import SOURCES
from portal.reference.loading.load import load_reference
from search.bench.database import throwaway_database


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
        with throwaway_database():
            load_reference()
            found = measure(options["file"], SOURCES[options["source"]], max(1, options["rounds"]))
        self.stdout.write(
            f"{found.rows} rows: import {median(found.imports):.1f} s, bare bulk insert "
            f"{median(found.inserts):.1f} s, ratio {found.ratio:.2f}; "
            f"import again {median(found.again):.1f} s"
        )
