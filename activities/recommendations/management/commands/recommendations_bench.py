"""``manage.py recommendations_bench``."""

from functools import partial
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from activities.recommendations.bench import Measured, measure, peak, shorten
from activities.recommendations.importing.run import run
from activities.recommendations.importing.sources import SOURCES
from portal.reference.loading.load import load_reference
from search.bench.database import throwaway_database
from search.bench.timing import Taken

MIB: Final = 1 << 20
PART: Final = 4


class Command(BaseCommand):
    """Measure the import of a file against a bare bulk insert of the same rows."""

    help = (
        "Measures an import against a bare bulk insert of the same rows, and the memory it "
        "takes against that of a quarter of the file, in a throw-away database."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the file, its source and the number of rounds."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--source", default="upr-info", choices=list(SOURCES))
        parser.add_argument("--rounds", type=int, default=3, help="default: %(default)s")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Measure and print."""
        path, source = options["file"], SOURCES[options["source"]]
        with throwaway_database() as folder:
            load_reference()
            found = measure(path, source, max(1, options["rounds"]))
            self._say(found)
            if path.suffix.lower() == ".csv":
                part = folder / "part.csv"
                shorten(path, found.rows // PART, part)
                for name, file in ((f"the first of {PART} parts", part), ("the file", path)):
                    held = peak(partial(run, file, source, dry_run=True))
                    self.stdout.write(f"memory at most, {name}: {held / MIB:.1f} MiB")

    def _say(self, found: Measured) -> None:
        self.stdout.write(
            f"{connection.vendor}: {found.rows} recommendations, {found.related} rows beside them"
        )
        for name, times in (
            ("import", found.imports),
            ("bare bulk insert", found.inserts),
            ("import again", found.again),
        ):
            middle = Taken.middle(times)
            each = " ".join(f"{one.wall:.2f}" for one in times)
            self.stdout.write(
                f"{name:18}{middle.wall:6.2f} s, processor {middle.cpu:6.2f} s   (each: {each})"
            )
        ratio = found.ratio
        self.stdout.write(
            f"import over insert {ratio.wall:5.2f}, processor {ratio.cpu:6.2f}; "
            f"{found.rewritten} recommendations written by importing again"
        )
