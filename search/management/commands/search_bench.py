"""``manage.py search_bench``."""

import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.test.utils import override_settings

from search import client
from search.bench.corpus import Corpus
from search.bench.database import throwaway_database
from search.bench.measuring import Latency, measure_pages, measure_rebuild
from search.bench.serving import SERVING
from search.client import WRITES, EngineAway, engine
from search.models import IndexGeneration


class Command(BaseCommand):
    """Measure the portal's search against the raw engine, as ratios in one run."""

    help = (
        "Measures whole results pages against the same requests to Elasticsearch alone, and a "
        "rebuild against a raw bulk, on an invented corpus in a throw-away database and index."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the size of the corpus and the number of queries."""
        parser.add_argument("--works", type=int, default=2000, help="default: %(default)s")
        parser.add_argument("--queries", type=int, default=300, help="default: %(default)s")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Measure.

        Raises:
            CommandError: when Elasticsearch is away.
        """
        name = f"bench-{os.getpid()}"
        try:
            with (
                throwaway_database() as folder,
                override_settings(SEARCH_INDEX_PREFIX=name, STATIC_ROOT=str(folder), **SERVING),
            ):
                self._measure(options["works"], options["queries"])
        except EngineAway as away:
            raise CommandError(
                f"No Elasticsearch at {settings.ELASTICSEARCH_URL} ({away})."
            ) from away

    def _measure(self, works: int, queries: int) -> None:
        client.forget()
        corpus = Corpus(works)
        self.stdout.write(f"Publishing {works} invented works …")
        corpus.publish()
        try:
            whole, raw = measure_rebuild()
            self.stdout.write(
                f"rebuild        {whole:8.0f} works/s   raw bulk {raw:8.0f} works/s   "
                f"ratio {whole / raw:.2f}"
            )
            page, alone = measure_pages(corpus.queries(queries))
            self._ratio("p50", page, alone)
            self._ratio("p95", page, alone)
        finally:
            with engine(WRITES) as writer:
                for generation in IndexGeneration.objects.all():
                    writer.options(ignore_status=404).indices.delete(index=generation.name)

    def _ratio(self, what: str, page: Latency, alone: Latency) -> None:
        mine, raw = getattr(page, what), getattr(alone, what)
        self.stdout.write(
            f"page {what}       {mine:8.1f} ms        raw      {raw:8.1f} ms        "
            f"ratio {mine / raw:.2f}"
        )
