"""``manage.py activities_bench``."""

from functools import partial
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.test.utils import override_settings

from activities.repository.public import public_sources
from activities.volume.measuring import Asked, addresses, ask, far_pages, plant_ground
from activities.volume.seeding import seed_works
from search.bench.database import connected_to, copy_of_database, throwaway_database
from search.bench.serving import SERVING
from search.bench.timing import Taken

FEW: Final = 200
SEED: Final = 1
#: Few and many are asked for in turns, as a machine's speed changes from minute to minute.
ROUNDS: Final = 5


class Command(BaseCommand):
    """Measure pages of the list of activities while there are few, and when there are many."""

    help = (
        "Measures pages of the list of activities at 200 works and at many more, and the making "
        "of those, in a throw-away database."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Add how many works there are in the end, and how often each page is asked for."""
        parser.add_argument("--works", type=int, default=20_000, help="default: %(default)s")
        parser.add_argument("--requests", type=int, default=20, help="default: %(default)s")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Measure and print."""
        few: dict[tuple[str, str], Asked] = {}
        many: dict[tuple[str, str], Asked] = {}
        requests = max(1, options["requests"] // ROUNDS)
        with (
            throwaway_database() as folder,
            override_settings(STATIC_ROOT=str(folder), CACHES=_caches(folder), **SERVING),
        ):
            plant_ground()
            self._seed(FEW)
            pages = addresses()
            with copy_of_database("few") as copied:
                self._seed(options["works"])
                whole = str(connection.settings_dict["NAME"])
                for _round in range(ROUNDS):
                    for database, asked in ((copied, few), (whole, many)):
                        with connected_to(database):
                            ask(pages | far_pages(public_sources().count()), requests, asked)
        self.stdout.write(
            f"{connection.vendor}; milliseconds at {FEW} works and at {options['works']}, "
            "p50 by the clock, p95 by the clock, p50 of the processor"
        )
        for what, before in few.items():
            self._compare(" / ".join(what), before, many[what])

    def _seed(self, works: int) -> None:
        taken = Taken.by(partial(seed_works, works, SEED))
        self.stdout.write(
            f"seeded up to {works} works in {taken.wall:.1f} s, processor {taken.cpu:.1f} s; "
            f"{public_sources().count()} are public"
        )

    def _compare(self, what: str, few: Asked, many: Asked) -> None:
        before, after = Taken.middle(few.times), Taken.middle(many.times)
        long_before, long_after = map(Taken.nearly_longest, (few.times, many.times))
        ratio, long = after.ratio(before), long_after.ratio(long_before)
        figures = (
            (before.wall, after.wall, ratio.wall),
            (long_before.wall, long_after.wall, long.wall),
            (before.cpu, after.cpu, ratio.cpu),
        )
        self.stdout.write(
            f"{what:30}{few.queries:4} and {many.queries:3} queries"
            + "".join(
                f"  | {first * 1000:7.1f} {second * 1000:7.1f} = {times:5.2f}"
                for first, second, times in figures
            )
        )


def _caches(folder: Path) -> dict[str, Any]:
    """Return the caches, with the throw-away database's catalogue in a place of its own."""
    own = settings.CACHES["catalogues"] | {"LOCATION": str(folder / "catalogues")}
    return settings.CACHES | {"catalogues": own}
