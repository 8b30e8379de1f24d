"""``manage.py documents_bench``."""

from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.test.utils import override_settings

from panels.documents.bench import FEW, MANY, measure, plant_documents
from search.bench.database import throwaway_database
from search.bench.serving import SERVING
from search.bench.timing import Taken

#: A document of twenty times as many paragraphs may take so many times as long.
MOST: Final = 3.0


class Command(BaseCommand):
    """Measure pages of a short and of a long document in the six languages."""

    help = (
        f"Measures the page of a document of {MANY} paragraphs against one of {FEW}, in six "
        f"languages and side by side, in a throw-away database. Fails above {MOST:.0f} times, or "
        "where the number of queries differs."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Add how often each page is asked for."""
        parser.add_argument("--rounds", type=int, default=15, help="default: %(default)s")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Measure and print.

        Raises:
            CommandError: a page of a long document takes too long, or more queries.
        """
        with (
            throwaway_database() as folder,
            override_settings(STATIC_ROOT=str(folder), **SERVING),
        ):
            plant_documents()
            self.stdout.write(
                f"{connection.vendor}; milliseconds at {FEW} and at {MANY} paragraphs, of the "
                "processor, and how many times as long"
            )
            failed = []
            for one in measure(max(2, options["rounds"])):
                few, many = Taken.middle(one.few), Taken.middle(one.many)
                self.stdout.write(
                    f"{one.name:26}{one.queries[0]:4} and {one.queries[1]:3} queries  | "
                    f"{few.cpu * 1000:7.1f} {many.cpu * 1000:7.1f} = {one.ratio.cpu:5.2f}"
                )
                if one.queries[0] != one.queries[1] or one.ratio.cpu > MOST:
                    failed.append(one.name)
        if failed:
            raise CommandError(f"too long, or more queries: {', '.join(failed)}")
