"""One import from a file to the database, with a report of what was not placed."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from django.db import transaction

from panels.documents.records.draft import Draft, UnplaceableError, read_line
from panels.documents.records.store import Written, store

BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class Remark:
    """What the report says of a line."""

    line: int
    placed: bool
    reason: str


@dataclass(slots=True)
class Outcome:
    """What an import did.

    Attributes:
        read: lines of the file that hold something.
        remarks: lines not placed, and lines placed of which something was put right.
    """

    read: int = 0
    written: Written = field(default_factory=Written)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def not_placed(self) -> int:
        """Number of lines that were not placed."""
        return sum(not remark.placed for remark in self.remarks)


def run(
    path: Path, *, dry_run: bool = False, progress: Callable[[int], None] = lambda _read: None
) -> Outcome:
    """Import a file of JSON lines; each batch is one transaction.

    Args:
        path: of the file; each line an object with ``symbol``, ``title`` and ``first_page``.
        dry_run: whether to undo everything at the end.
        progress: is told the number of lines read after each batch.

    Raises:
        OSError: the file cannot be read; batches before that stay.
    """
    outcome = Outcome()
    with ExitStack() as stack:
        if dry_run:
            stack.enter_context(transaction.atomic())
        batch: list[Draft] = []
        for draft in _drafts(path, outcome):
            batch.append(draft)
            if len(batch) == BATCH:
                store(batch, outcome.written)
                progress(outcome.read)
                batch = []
        if batch:
            store(batch, outcome.written)
        progress(outcome.read)
        if dry_run:
            transaction.set_rollback(True)
    return outcome


def _drafts(path: Path, outcome: Outcome) -> Iterator[Draft]:
    """Yield the records of a file, each symbol once; what cannot be placed goes into the report."""
    above: dict[str, int] = {}
    # What is not UTF-8 becomes a sign of replacement: one bad line is no reason to stop.
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            outcome.read += 1
            try:
                draft = read_line(line)
            except UnplaceableError as problem:
                outcome.remarks.append(Remark(number, placed=False, reason=str(problem)))
                continue
            symbol = str(draft.symbol)
            if symbol in above:
                reason = f"{symbol} is that of line {above[symbol]} already"
                outcome.remarks.append(Remark(number, placed=False, reason=reason))
                continue
            above[symbol] = number
            outcome.remarks += [Remark(number, placed=True, reason=one) for one in draft.remarks]
            yield draft
