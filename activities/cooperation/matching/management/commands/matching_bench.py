"""``manage.py matching_bench``."""

from typing import Any, Final

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.test.utils import override_settings

from activities.cooperation.matching.bench.measuring import measure
from activities.cooperation.matching.bench.seeding import Seeding
from portal.demonstration.ground import place_site, plant_homes
from portal.reference.loading.load import load_reference
from search.bench.database import throwaway_database
from search.bench.serving import SERVING
from search.client import WRITES, engine
from search.models import IndexGeneration
from search.rebuilding import rebuild

FEW: Final = 200
SEED: Final = 57
REQUESTS: Final = 40


class Command(BaseCommand):
    """Measure pages of matches while there are few offers, and when there are many."""

    help = (
        "Measures pages of matches at 200 offers and at many more, beside the engine's answers to "
        "the same, in a throw-away database and index."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Add how many offers there are in the end, and how many pages are timed."""
        parser.add_argument("--offers", type=int, default=20_000, help="default: %(default)s")
        parser.add_argument("--pages", type=int, default=200, help="default: %(default)s")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Measure and print."""
        with (
            throwaway_database() as folder,
            override_settings(
                STATIC_ROOT=str(folder), ACCOUNTS_REQUIRE_SECOND_FACTOR=False, **SERVING
            ),
        ):
            load_reference()
            place_site(plant_homes()["en"], "http://testserver")
            User.objects.create_superuser("bench", "bench@example.org", None)
            seeding = Seeding(SEED)
            requests = seeding.requests(REQUESTS)
            try:
                there = 0
                for offers in (FEW, options["offers"]):
                    seeding.offers(offers - there)
                    there = offers
                    _analyze()
                    rebuild()
                    self._say(offers, requests, options["pages"])
            finally:
                with engine(WRITES) as writer:
                    for generation in IndexGeneration.objects.all():
                        writer.options(ignore_status=404).indices.delete(index=generation.name)

    def _say(self, offers: int, requests: list[Any], pages: int) -> None:
        found = measure(requests, pages)
        page, raw = found.latencies
        queries = " or ".join(map(str, sorted(found.queries)))
        self.stdout.write(
            f"matches among {offers} offers: {queries} queries; "
            f"page p50 {page.p50:.1f} ms, p95 {page.p95:.1f} ms; "
            f"raw p50 {raw.p50:.1f} ms, p95 {raw.p95:.1f} ms; "
            f"ratio {page.p50 / raw.p50:.2f}, {page.p95 / raw.p95:.2f}"
        )


def _analyze() -> None:
    """Let the database count its rows, as it does by itself where a portal grows slowly."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
