"""One import from a file to the database, with a report of what was not placed."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
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
    """What the rows above said, to tell duplicates."""

    def __init__(self, source: Source) -> None:
        self._repeats = source.repeats
        self._rows: set[str] = set()
        self._keys: dict[str, int] = {}

    def check(self, raw: Raw, draft: Draft) -> None:
        """Give a draft whose key a row above has one of its own, where the source allows it.

        Raises:
            UnplaceableError: when it is a duplicate.
        """
        whole = digest(*map(repr, raw.values()), length=16)
        if whole in self._rows:
            raise UnplaceableError("exact duplicate of a row above")
        self._rows.add(whole)
        occurrence = self._keys.get(draft.key, 0)
        if occurrence and not self._repeats:
            raise UnplaceableError("identifier of a row above")
        self._keys[draft.key] = occurrence + 1
        if occurrence:
            draft.key = f"{draft.key[:4]}{digest(draft.key, str(occurrence), length=20)}"


def _drafts(path: Path, source: Source, language: str, outcome: Outcome) -> Iterator[Draft]:
    """Yield the rows that can be placed, each key once; the others go into the report."""
    states = States()
    seen = _Seen(source)
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
