"""Load States, regions and concept schemes from the portal's own tables."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.reference.loading.load import load_reference


class Command(BaseCommand):
    """Bring the reference data up to date; run it after every ``migrate``.

    Running it again changes nothing. What an editor changed stays and is listed.
    """

    help = "Load States, regions and concept schemes; keep what editors changed."

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load and say what was done."""
        report = load_reference()
        self.stdout.write(
            f"Reference data: {report.created} rows created, {report.updated} updated, "
            f"{len(report.kept)} editors' values kept, {len(report.dropped)} rows dropped."
        )
        if options["verbosity"] > 1 or report.dropped:
            for line in report.dropped:
                self.stdout.write(f"  no longer in the tables: {line}")
        if options["verbosity"] > 1:
            for line in report.kept:
                self.stdout.write(f"  kept as edited: {line}")
