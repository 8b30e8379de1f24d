"""What an import costs beside a bare bulk insert of the same rows, in alternating rounds."""

import csv
import gc
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Final

from django.db import transaction

from activities.recommendations.importing.run import run
from activities.recommendations.importing.sources import Source
from activities.recommendations.models import Issue, Recommendation
from search.bench.timing import Taken

THROUGHS: Final = (Recommendation.issues.through, Recommendation.recommending.through)
BATCH: Final = 2000


@dataclass(slots=True)
class Measured:
    """How long each round took.

    Attributes:
        rows: recommendations in the file.
        related: rows of the two tables beside them.
        imports: from the file, nothing being there.
        again: the same file a second time.
        rewritten: recommendations that a second time made or changed; there should be none.
        inserts: ``bulk_create`` of the same rows of all three tables, made beforehand.
    """

    rows: int = 0
    related: int = 0
    imports: list[Taken] = field(default_factory=list)
    again: list[Taken] = field(default_factory=list)
    rewritten: int = 0
    inserts: list[Taken] = field(default_factory=list)

    @property
    def ratio(self) -> Taken:
        """Median import over median insert."""
        return Taken.middle(self.imports).ratio(Taken.middle(self.inserts))


class Copy:
    """The rows of an import, as new, to insert them without it."""

    def __init__(self) -> None:
        self.issues = list(Issue.objects.order_by("pk"))
        self.tables: list[list[Any]] = [list(Recommendation.objects.order_by("pk"))]
        for through in THROUGHS:
            self.tables.append(list(through.objects.order_by("pk")))
            for row in self.tables[-1]:
                row.pk = None

    def prepare(self) -> None:
        """Empty the tables but for the issues that the rows name."""
        clear()
        Issue.objects.bulk_create(self.issues)
        for row in (row for rows in self.tables[1:] for row in rows):
            row.pk = None

    @transaction.atomic
    def insert(self) -> None:
        """Insert all rows, in one transaction."""
        for rows in self.tables:
            if rows:
                type(rows[0]).objects.bulk_create(rows, batch_size=BATCH)


def measure(path: Path, source: Source, rounds: int) -> Measured:
    """Import and insert in turn, each first in every other round; leaves the tables empty."""
    found = Measured()
    clear()
    run(path, source)
    copy = Copy()
    found.rows, *related = map(len, copy.tables)
    found.related = sum(related)

    def imported() -> None:
        clear()
        found.imports.append(Taken.by(partial(run, path, source)))
        found.again.append(Taken.by(again))

    def again() -> None:
        written = run(path, source).written
        found.rewritten += written.created + written.changed

    def inserted() -> None:
        copy.prepare()
        found.inserts.append(Taken.by(copy.insert))

    for number in range(rounds):
        for turn in (imported, inserted) if number % 2 else (inserted, imported):
            turn()
    clear()
    return found


def peak(work: Callable[[], object]) -> int:
    """Return how many bytes Python holds at most, more than before, during a piece of work."""
    gc.collect()
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def shorten(path: Path, rows: int, into: Path) -> None:
    """Write the first rows of a CSV file to another."""
    with (
        path.open(encoding="utf-8-sig", newline="") as whole,
        into.open("w", encoding="utf-8", newline="") as part,
    ):
        csv.writer(part).writerows(islice(csv.reader(whole), rows + 1))


def clear() -> None:
    """Empty the tables."""
    with transaction.atomic():
        for through in THROUGHS:
            through.objects.all().delete()
        Recommendation.objects.all().delete()
        Issue.objects.all().delete()
