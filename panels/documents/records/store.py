"""Storing drafts in batches: what is the same is not written again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from panels.documents.models import DocumentMandate, DocumentName, DocumentRecord
from panels.documents.records.draft import Draft


@dataclass(slots=True)
class Written:
    """How many records were made, changed and found unchanged."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0


@transaction.atomic
def store(drafts: Sequence[Draft], written: Written) -> None:
    """Store a batch of drafts, no two of one symbol, and count what was written."""
    held = DocumentRecord.objects.in_bulk(
        [str(draft.symbol) for draft in drafts], field_name="symbol"
    )
    before = [row.pk for row in held.values()]
    new: list[DocumentRecord] = []
    changed: list[DocumentRecord] = []
    for draft in drafts:
        row = held.get(str(draft.symbol))
        if row is None:
            row = DocumentRecord(symbol=str(draft.symbol), **draft.values)
            row.derive()
            new.append(row)
        elif any(getattr(row, name) != value for name, value in draft.values.items()):
            for name, value in draft.values.items():
                setattr(row, name, value)
            row.derive()
            changed.append(row)
    for row in DocumentRecord.objects.bulk_create(new):
        held[row.symbol] = row
    if changed:
        DocumentRecord.objects.bulk_update(changed, [*drafts[0].values, "search_text"])
    rows = {held[str(draft.symbol)].pk: draft for draft in drafts}
    moved = {row.pk for row in changed}
    moved |= _beside(
        DocumentName, ("name", "kind"), before, {pk: one.names.items() for pk, one in rows.items()}
    )
    moved |= _beside(
        DocumentMandate,
        ("mandate",),
        before,
        {pk: [(mandate,) for mandate in one.mandates] for pk, one in rows.items()},
    )
    both = len(moved & set(before))
    written.created += len(new)
    written.changed += both
    written.unchanged += len(before) - both


def _beside(
    model: Any,
    columns: tuple[str, ...],
    before: list[int],
    wanted: dict[int, Iterable[tuple[Any, ...]]],
) -> set[int]:
    """Add rows beside records that are not there yet; return whose rows changed.

    What an editor or an earlier file added stays: another source may know more of a document.
    """
    held: dict[int, set[Any]] = defaultdict(set)
    for row, value in model.objects.filter(record__in=before).values_list("record_id", columns[0]):
        held[row].add(value)
    missing = [
        model(record_id=row, **dict(zip(columns, values, strict=True)))
        for row, all_values in wanted.items()
        for values in all_values
        if values[0] not in held[row]
    ]
    model.objects.bulk_create(missing)
    return {row.record_id for row in missing}
