"""What an import costs beside a bare bulk insert of the same rows, in alternating rounds."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from django.db import transaction

from activities.recommendations.importing.run import run
from activities.recommendations.importing.sources import Source
from activities.recommendations.models import Issue, Recommendation


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of each round.

    Attributes:
        rows: recommendations in the file.
        imports: from the file, nothing being there.
        again: the same file a second time, which writes nothing.
        inserts: ``bulk_create`` of the same rows of all three tables, made beforehand.
    """

    rows: int
    imports: list[float]
    again: list[float]
    inserts: list[float]

    @property
    def ratio(self) -> float:
        """Median import over median insert."""
        return median(self.imports) / median(self.inserts)


def measure(path: Path, source: Source, rounds: int) -> Measured:
    """Import and insert in turn, each time into empty tables; leaves them empty."""
    imports, again, inserts = [], [], []
    _clear()
    for _round in range(rounds):
        imports.append(_seconds(partial(run, path, source)))
        again.append(_seconds(partial(run, path, source)))
        tables = _rows()
        _clear(issues=False)
        inserts.append(_seconds(partial(_insert, tables)))
        _clear()
    return Measured(len(tables[0]), imports, again, inserts)


def _rows() -> list[list[Any]]:
    """Return the rows of the three tables, as new."""
    tables: list[list[Any]] = [list(Recommendation.objects.order_by("pk"))]
    for through in (Recommendation.issues.through, Recommendation.recommending.through):
        tables.append(list(through.objects.order_by("pk")))
        for row in tables[-1]:
            row.pk = None
    return tables


@transaction.atomic
def _insert(tables: list[list[Any]]) -> None:
    for rows in tables:
        type(rows[0]).objects.bulk_create(rows)


def _clear(*, issues: bool = True) -> None:
    with transaction.atomic():
        Recommendation.issues.through.objects.all().delete()
        Recommendation.recommending.through.objects.all().delete()
        Recommendation.objects.all().delete()
        if issues:
            Issue.objects.all().delete()


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start
