"""One import from a file to the database, with a report of what was not placed."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from django.db import transaction

from activities.recommendations.importing.draft import (
    Draft,
    Raw,
    States,
    UnplaceableError,
    digest,
)
from activities.recommendations.importing.files import rows
from activities.recommendations.importing.issues import LONGEST_NAME, Issues
from activities.recommendations.importing.sources import Source
from activities.recommendations.importing.store import Written, store

BATCH: Final = 2000


@dataclass(frozen=True, slots=True)
class Remark:
    """What the report says of a row."""

    row: int
    placed: bool
    reason: str


@dataclass(slots=True)
class Outcome:
    """What an import did.

    Attributes:
        read: rows of the file.
        remarks: rows not placed, and rows placed of which something was left aside.
    """

    read: int = 0
    written: Written = field(default_factory=Written)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def not_placed(self) -> int:
        """Number of rows that were not placed."""
        return sum(not remark.placed for remark in self.remarks)


def run(
    path: Path,
    source: Source,
    *,
    language: str = "en",
    dry_run: bool = False,
    progress: Callable[[int], None] = lambda _read: None,
) -> Outcome:
    """Import a file; each batch is one transaction.

    Args:
        path: of the file.
        source: whose shape it has.
        language: code of the language of the texts.
        dry_run: whether to undo everything at the end.
        progress: is told the number of rows read after each batch.

    Raises:
        UnreadableError: when the file cannot be read; batches before that stay.
    """
    outcome = Outcome()
    issues = Issues(source.label)
    with ExitStack() as stack:
        if dry_run:
            stack.enter_context(transaction.atomic())
        batch: list[Draft] = []
        for draft in _drafts(path, source, language, outcome):
            batch.append(draft)
            if len(batch) == BATCH:
                store(batch, source.label, issues, outcome.written)
                progress(outcome.read)
                batch = []
        if batch:
            store(batch, source.label, issues, outcome.written)
        progress(outcome.read)
        if dry_run:
            transaction.set_rollback(True)
    return outcome


class _Seen:
    """What the rows above said, to tell duplicates; on disk, so that memory stays as it is."""

    def __init__(self, source: Source) -> None:
        self._repeats = source.repeats
        # SQLite deletes a database without a name when it is closed.
        self._above = sqlite3.connect("", isolation_level=None)
        for statement in (
            "CREATE TABLE whole (digest TEXT PRIMARY KEY) WITHOUT ROWID",
            "CREATE TABLE keyed (key TEXT PRIMARY KEY, times INTEGER DEFAULT 1) WITHOUT ROWID",
            "BEGIN",
        ):
            self._above.execute(statement)

    def close(self) -> None:
        """Forget everything."""
        self._above.close()

    def check(self, raw: Raw, draft: Draft) -> None:
        """Give a draft whose key a row above has one of its own, where the source allows it.

        Raises:
            UnplaceableError: when it is a duplicate.
        """
        whole = digest(*map(repr, raw.values()), length=16)
        if not self._is_new("INSERT OR IGNORE INTO whole VALUES (?)", whole):
            raise UnplaceableError("exact duplicate of a row above")
        if self._is_new("INSERT OR IGNORE INTO keyed (key) VALUES (?)", draft.key):
            return
        if not self._repeats:
            raise UnplaceableError("identifier of a row above")
        above = self._above.execute("SELECT times FROM keyed WHERE key = ?", (draft.key,))
        (occurrence,) = above.fetchone()
        self._above.execute("UPDATE keyed SET times = times + 1 WHERE key = ?", (draft.key,))
        draft.key = f"{draft.key[:4]}{digest(draft.key, str(occurrence), length=20)}"

    def _is_new(self, statement: str, value: str) -> bool:
        return self._above.execute(statement, (value,)).rowcount > 0


def _drafts(path: Path, source: Source, language: str, outcome: Outcome) -> Iterator[Draft]:
    """Yield the rows that can be placed, each key once; the others go into the report."""
    with closing(_Seen(source)) as seen:
        yield from _placed(path, source, language, outcome, seen)


def _placed(
    path: Path, source: Source, language: str, outcome: Outcome, seen: _Seen
) -> Iterator[Draft]:
    states = States()
    for number, raw in rows(path, source.columns):
        outcome.read += 1
        if isinstance(raw, str):
            outcome.remarks.append(Remark(number, placed=False, reason=raw))
            continue
        try:
            draft = source.read(raw, states, language)
            seen.check(raw, draft)
        except UnplaceableError as problem:
            outcome.remarks.append(Remark(number, placed=False, reason=str(problem)))
            continue
        for name in [name for name in draft.issues if len(name) > LONGEST_NAME]:
            draft.remarks.append(f"issue left aside, its name is too long: {name[:40]!r}")
        draft.issues = tuple(name for name in draft.issues if len(name) <= LONGEST_NAME)
        outcome.remarks += [Remark(number, placed=True, reason=one) for one in draft.remarks]
        yield draft
