"""``manage.py search_rebuild``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.client import EngineAway
from search.generations import RebuildRunning
from search.rebuilding import NeverEqual, rebuild_or_wait


class Command(BaseCommand):
    """Build the search index anew beside the live one, then switch over in one step."""

    help = (
        "Builds the search index anew while the portal goes on: loads a new index, compares it "
        "with the database, switches over in one step, keeps one earlier index. Waits for "
        "another rebuild that is running."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Add ``--wait``."""
        parser.add_argument(
            "--wait",
            type=float,
            default=300.0,
            metavar="SECONDS",
            help="longest wait for another rebuild (default: %(default)s)",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Rebuild.

        Raises:
            CommandError: when Elasticsearch is away, another rebuild takes too long, or the new
                index never equals the database.
        """
        say = self.stdout.write if options["verbosity"] else _silent
        try:
            rebuild_or_wait(options["wait"], say)
        except EngineAway as away:
            raise CommandError(f"Elasticsearch is away ({away}). Nothing was changed.") from away
        except RebuildRunning as running:
            raise CommandError("Another rebuild is still running.") from running
        except NeverEqual as never:
            raise CommandError(f"{never}. The live index was left as it is.") from never


def _silent(_line: str) -> None:
    return None
