"""``manage.py search_rebuild``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.client import WRITES, EngineAway, engine
from search.generations import NothingBefore, RebuildRunning, roll_back, silent
from search.index import has_todays_mapping
from search.models import IndexGeneration
from search.rebuilding import NeverEqual, rebuild_or_wait


class Command(BaseCommand):
    """Build the search index anew beside the live one, then switch over in one step."""

    help = (
        "Builds the search index anew while the portal goes on: loads a new index, compares it "
        "with the database, switches over in one step, keeps one earlier index. Goes on where a "
        "rebuild stopped that was broken off, and waits for another that is running."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Add ``--wait``, ``--roll-back`` and ``--status``."""
        parser.add_argument(
            "--wait",
            type=float,
            default=300.0,
            metavar="SECONDS",
            help="longest wait for another rebuild (default: %(default)s)",
        )
        instead = parser.add_mutually_exclusive_group()
        instead.add_argument(
            "--roll-back",
            action="store_true",
            help="let searches read the earlier index again, at once; a second time undoes it",
        )
        instead.add_argument(
            "--status",
            action="store_true",
            help="list the indexes, and how far the one is that is being built",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Rebuild, or do what is asked for instead.

        Raises:
            CommandError: when Elasticsearch is away, another rebuild takes too long, the new
                index never equals the database, or there is no earlier index.
        """
        say = self.stdout.write if options["verbosity"] else _silent
        if options["status"]:
            for generation in IndexGeneration.objects.all():
                self.stdout.write(_described(generation))
            return
        try:
            if options["roll_back"]:
                with engine(WRITES) as client:
                    say(f"{roll_back(client).name} is live again")
            else:
                rebuild_or_wait(options["wait"], say)
        except EngineAway as away:
            raise CommandError(
                f"Elasticsearch is away ({away}). The live index was left as it is; "
                "run this again to go on."
            ) from away
        except RebuildRunning as running:
            raise CommandError("Another rebuild is still running.") from running
        except NothingBefore as nothing:
            raise CommandError("There is no earlier index to go back to.") from nothing
        except NeverEqual as never:
            raise CommandError(f"{never}. The live index was left as it is.") from never


def _described(generation: IndexGeneration) -> str:
    told = f"{generation.name}: {generation.state}"
    if not has_todays_mapping(generation.name):
        told += ", with another mapping than this code has"
    if generation.state != generation.State.BUILDING:
        return told
    told += f", {generation.done} of {generation.total or '?'} works"
    if generation == silent():
        return f"{told}; its builder is gone, search_rebuild goes on with it"
    left = generation.seconds_left
    return told if left is None else f"{told}, {left:.0f} s left"


def _silent(_line: str) -> None:
    return None
