"""``manage.py import_recommendations``."""

import csv
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import reset_queries

from activities.recommendations.importing.files import UnreadableError
from activities.recommendations.importing.run import Outcome, run
from activities.recommendations.importing.sources import SOURCES
from portal.languages import CODES


class Command(BaseCommand):
    """Import UPR recommendations; a second run of the same file writes nothing."""

    help = "Imports UPR recommendations from UPR Info's CSV or the UHRI export (xlsx, JSON, csv)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the source, the file and what to do with it."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--source", required=True, choices=list(SOURCES))
        parser.add_argument("--language", default="en", choices=CODES, help="of the texts")
        parser.add_argument("--report", type=Path, help="CSV file of what was not placed and why")
        parser.add_argument("--dry-run", action="store_true", help="undo everything at the end")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Import, show progress and write the report.

        Raises:
            CommandError: when the file cannot be read.
        """
        try:
            outcome = run(
                options["file"],
                SOURCES[options["source"]],
                language=options["language"],
                dry_run=options["dry_run"],
                progress=self._tell,
            )
        except (OSError, UnreadableError) as error:
            raise CommandError(f"{options['file']}: {error}") from error
        if options["report"]:
            _write(options["report"], outcome)
        elif outcome.remarks:
            for remark in outcome.remarks:
                placed = "placed" if remark.placed else "not placed"
                self.stderr.write(f"row {remark.row}, {placed}: {remark.reason}")
        written = outcome.written
        self.stdout.write(
            f"{written.created} created, {written.changed} changed, "
            f"{written.unchanged} unchanged, {outcome.not_placed} not placed"
            + (" (dry run: nothing was kept)" if options["dry_run"] else "")
        )

    def _tell(self, read: int) -> None:
        # In development Django keeps the text of every query: here, of every row.
        reset_queries()
        self.stderr.write(f"{read} rows read", str)


def _write(path: Path, outcome: Outcome) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["row", "placed", "reason"])
        for remark in outcome.remarks:
            writer.writerow([remark.row, "yes" if remark.placed else "no", remark.reason])
