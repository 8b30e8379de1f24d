"""``manage.py search_bench``."""

import os
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.test.utils import override_settings

from portal.pages.models import StandardPage
from portal.reference.loading.load import load_reference
from portal.works.registry import kind_of
from search import client
from search.bench.bounds import Ratio, broken
from search.bench.corpus import Corpus
from search.bench.database import throwaway_database
from search.bench.measuring import (
    measure_memory,
    measure_pages,
    measure_rebuild,
    measure_suggestions,
)
from search.bench.serving import SERVING
from search.bench.tagging import tagged
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
        parser.add_argument(
            "--passages", type=int, default=5, help="of each version (default: %(default)s)"
        )
        parser.add_argument(
            "--searches",
            type=int,
            default=1000,
            help="after which memory is measured (default: %(default)s)",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Measure.

        Raises:
            CommandError: when Elasticsearch is away, or a bound is broken.
        """
        name = f"bench-{os.getpid()}"
        try:
            with (
                throwaway_database() as folder,
                override_settings(SEARCH_INDEX_PREFIX=name, STATIC_ROOT=str(folder), **SERVING),
            ):
                ratios = list(self.measure(options))
        except EngineAway as away:
            raise CommandError(
                f"No Elasticsearch at {settings.ELASTICSEARCH_URL} ({away})."
            ) from away
        if failed := broken(ratios):
            raise CommandError(f"Beyond the bounds: {', '.join(one.name for one in failed)}.")

    def measure(self, options: dict[str, Any]) -> Iterator[Ratio]:
        """Yield and print every ratio, of a tenth of the works first, then of all."""
        client.forget()
        load_reference()
        kind = kind_of(StandardPage)
        assert kind is not None  # noqa: S101 -- registered by the portal's own pages
        corpus, works = Corpus(), options["works"]
        queries = list(corpus.queries(options["queries"]))
        try:
            with tagged(kind, options["passages"]):
                self.stdout.write(f"Publishing {works} invented works …")
                corpus.publish(0, works // 10)
                measure_rebuild()
                few, _raw = measure_pages(queries)
                corpus.publish(works // 10, works)
                whole, raw = measure_rebuild()
                yield self._told(
                    Ratio("rebuild / raw bulk", whole, raw, 0.5, "works/s", is_least=True)
                )
                many, alone = measure_pages(queries)
                yield self._told(Ratio("page p50 / raw requests", many.p50, alone.p50, 2))
                yield self._told(Ratio("page p95 / raw requests", many.p95, alone.p95, 3))
                yield self._told(Ratio("page p50 / a tenth of the works", many.p50, few.p50, 2))
                mine, alone = measure_suggestions(queries)
                yield self._told(Ratio("suggestions p95 / raw requests", mine.p95, alone.p95, 2))
                early, late = measure_memory(queries, options["searches"])
                yield self._told(
                    Ratio("memory after all / a tenth of searches", late, early, 1.05, "MB")
                )
        finally:
            with engine(WRITES) as writer:
                for generation in IndexGeneration.objects.all():
                    writer.options(ignore_status=404).indices.delete(index=generation.name)

    def _told(self, ratio: Ratio) -> Ratio:
        self.stdout.write(str(ratio))
        return ratio
