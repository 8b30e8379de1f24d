"""``manage.py search_eval``."""

import json
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, connection
from elasticsearch.helpers import BulkIndexError

from portal.reference.models import Edition
from search import client
from search.client import EngineAway
from search.evaluation.files import BadLine, read_queries, read_works
from search.evaluation.measuring import Figures, measure, unknown
from search.evaluation.throwaway import throwaway_index
from search.lexicon.models import LexiconVersion

COLUMNS: Final = {
    "n": "{}",
    "success_at_1": "{:.3f}",
    "mrr_at_10": "{:.3f}",
    "recall_at_10": "{:.3f}",
    "ndcg_at_10": "{:.3f}",
    "p50_ms": "{:.1f}",
    "p95_ms": "{:.1f}",
    "absent_n": "{}",
    "absent_clean": "{:.3f}",
}


class Command(BaseCommand):
    """Measure how well the engine finds the works of a file, by language of the query."""

    help = (
        "Loads works from JSON lines into a throw-away index with the production mapping, asks "
        "queries the way the results page does, and prints success@1, MRR@10, recall@10, nDCG@10 "
        "and milliseconds for each language of a query. Queries without relevant works count "
        "towards absent_clean: the share that shows no match. Languages are crossed by the "
        "vocabularies and the lexicon of the database, if it is there."
    )
    # It must run on a machine whose database is not there yet.
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the two files and how to ask and print."""
        parser.add_argument("--corpus", type=Path, required=True, metavar="WORKS.jsonl")
        parser.add_argument("--queries", type=Path, required=True, metavar="QUERIES.jsonl")
        parser.add_argument(
            "--no-crossing",
            action="store_true",
            help="ask works in other languages in the words of the query only",
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Measure.

        Raises:
            CommandError: when a file cannot be read, or Elasticsearch is away.
        """
        # Stopped by a signal, it must still delete its index.
        before = signal.signal(signal.SIGTERM, _stop)
        client.forget()
        try:
            figures = self._measured(options)
        except BadLine as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from error
        except BulkIndexError as error:
            raise CommandError(f"Elasticsearch refused works: {error.errors[0]}") from error
        except EngineAway as away:
            raise CommandError(
                f"No Elasticsearch at {settings.ELASTICSEARCH_URL} ({away})."
            ) from away
        finally:
            signal.signal(signal.SIGTERM, before)
        self.stdout.write(json.dumps(figures) if options["json"] else _table(figures))

    def _measured(self, options: dict[str, Any]) -> Figures:
        queries = read_queries(options["queries"])
        works = list(read_works(options["corpus"]))
        if asking := unknown(queries, (work.key for work in works)):
            self.stderr.write(
                f"{len(asking)} queries name relevant works that are not in the corpus, "
                f"such as {asking[0]!a}; these count as not found."
            )
        crossing = not options["no_crossing"]
        if crossing and not _is_migrated():
            crossing = False
            self.stderr.write("The database is not migrated: languages are not crossed.")
        with throwaway_index(works) as index:
            return measure(queries, index, crossing=crossing)


def _is_migrated() -> bool:
    """Whether the database has what languages are crossed by: vocabularies and lexicons."""
    wanted = {model._meta.db_table for model in (Edition, LexiconVersion)}  # noqa: SLF001 -- documented
    try:
        return wanted <= set(connection.introspection.table_names())
    except OperationalError:
        return False


def _table(figures: Figures) -> str:
    shown = [name for name in COLUMNS if any(name in figure for figure in figures.values())]
    rows = [["language", *shown]]
    for code, figure in figures.items():
        values = [figure.get(name) for name in shown]
        cells = [
            "-" if value is None else COLUMNS[name].format(value)
            for name, value in zip(shown, values, strict=True)
        ]
        rows.append([code, *cells])
    return "\n".join("".join(f"{cell:<14}" for cell in row).rstrip() for row in rows)


def _stop(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)
