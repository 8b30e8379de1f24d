"""``manage.py search_reconcile``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.client import EngineAway
from search.generations import RebuildRunning
from search.reconciling import reconcile


class Command(BaseCommand):
    """Find what the search indexes lag behind in, and mend it."""

    help = (
        "Compares every search index with the database by stamps and mends the difference; "
        "builds the first index when there is none. Runs by itself every two minutes."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Reconcile.

        Raises:
            CommandError: when Elasticsearch is away or the first index is being built elsewhere.
        """
        try:
            mended = reconcile(self.stdout.write)
        except EngineAway as away:
            raise CommandError(f"Elasticsearch is away ({away}).") from away
        except RebuildRunning as running:
            raise CommandError("The first index is being built by another process.") from running
        self.stdout.write(f"{mended} works mended.")
