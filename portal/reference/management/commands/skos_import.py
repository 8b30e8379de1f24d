"""Read a concept scheme from a SKOS file."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError

from portal.reference.skos.files import FORMATS, read
from portal.reference.skos.importing import ImportReport, import_vocabulary
from portal.reference.skos.records import VocabularyError

SHOWN: Final = 20


class Command(BaseCommand):
    """Add a file's concepts to a scheme, and replace what it says of those already there.

    Concepts without all six labels are kept as incomplete, listed, and not offered in forms until
    an editor has completed them.
    """

    help = "Read a SKOS file into a concept scheme."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, the scheme and the format."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--scheme", required=True, help="code of the concept scheme")
        parser.add_argument("--format", choices=FORMATS, help="told from the file's name if none")
        parser.add_argument("--create", action="store_true", help="make the scheme if it is new")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Import and say what was done, every incomplete concept included."""
        try:
            report = import_vocabulary(
                read(options["file"], options["format"]),
                options["scheme"],
                create=options["create"],
            )
        except VocabularyError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{report.created} concepts created, {report.updated} updated, "
            f"{report.unchanged} unchanged."
        )
        self._write_incomplete(report)
        for what, number in sorted(report.untaken.items()):
            self.stdout.write(f"Not taken: {number} × {what}")
        self._write_some("Remark", report.remarks, everything=options["verbosity"] > 1)

    def _write_incomplete(self, report: ImportReport) -> None:
        if not report.incomplete:
            return
        self.stdout.write(
            f"{len(report.incomplete)} concepts are incomplete and not offered in forms yet:"
        )
        missing = Counter(code for codes in report.incomplete.values() for code in codes)
        for code, number in missing.most_common():
            self.stdout.write(f"  {code} is missing {number} times")
        for concept, codes in report.incomplete.items():
            self.stdout.write(f"  {concept}: {', '.join(codes)}")

    def _write_some(self, heading: str, lines: list[str], *, everything: bool) -> None:
        shown = lines if everything else lines[:SHOWN]
        for line in shown:
            self.stdout.write(f"{heading}: {line}")
        if len(shown) < len(lines):
            self.stdout.write(f"… and {len(lines) - len(shown)} more; --verbosity 2 lists them.")
