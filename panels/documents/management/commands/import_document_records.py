"""``manage.py import_document_records``."""

import csv
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import reset_queries

from panels.documents.records.run import Outcome, run


class Command(BaseCommand):
    """Import records of UN documents; a second run of the same file writes nothing."""

    help = "Imports records of UN documents from JSON lines with symbol, title and first_page."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the file and what to do with it."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--report", type=Path, help="CSV file of what was not placed and why")
        parser.add_argument("--dry-run", action="store_true", help="undo everything at the end")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Import, show progress and write the report.

        Raises:
            CommandError: when the file cannot be read.
        """
        try:
            outcome = run(options["file"], dry_run=options["dry_run"], progress=self._tell)
            if options["report"]:
                _write(options["report"], outcome)
        except OSError as error:
            raise CommandError(f"{options['file']}: {error}") from error
        if not options["report"]:
            for remark in outcome.remarks:
                placed = "placed" if remark.placed else "not placed"
                self.stderr.write(f"line {remark.line}, {placed}: {remark.reason}")
        written = outcome.written
        self.stdout.write(
            f"{outcome.read} read: {written.created} created, {written.changed} changed, "
            f"{written.unchanged} unchanged, {outcome.not_placed} not placed"
            + (" (dry run: nothing was kept)" if options["dry_run"] else "")
        )

    def _tell(self, read: int) -> None:
        # In development Django keeps the text of every query: here, of every row.
        reset_queries()
        self.stderr.write(f"{read} lines read", str)


def _write(path: Path, outcome: Outcome) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["line", "placed", "reason"])
        for remark in outcome.remarks:
            writer.writerow([remark.line, "yes" if remark.placed else "no", remark.reason])
