"""Storing drafts in batches: what is the same is not written again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from activities.recommendations.importing.draft import Draft
from activities.recommendations.importing.issues import Issues
from activities.recommendations.models import Recommendation

Many = dict[int, set[int]]


@dataclass(slots=True)
class Written:
    """How many recommendations were made, changed and found unchanged."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0


@transaction.atomic
def store(drafts: Sequence[Draft], source: str, issues: Issues, written: Written) -> None:
    """Store a batch of drafts, no two of one key, and count what was written."""
    held = Recommendation.objects.in_bulk([draft.key for draft in drafts], field_name="key")
    new = [_row(draft, source) for draft in drafts if draft.key not in held]
    changed: list[Recommendation] = []
    for draft in drafts:
        row = held.get(draft.key)
        if row is not None and any(
            getattr(row, name) != value for name, value in draft.values.items()
        ):
            for name, value in draft.values.items():
                setattr(row, name, value)
            row.derive()
            changed.append(row)
    before = [row.pk for row in held.values()]
    for row in Recommendation.objects.bulk_create(new):
        held[row.key] = row
    if changed:
        Recommendation.objects.bulk_update(
            changed, [*drafts[0].values, "search_text", "changed_at"]
        )
    filed = {held[draft.key].pk: {issues.pk(name) for name in draft.issues} for draft in drafts}
    made = {held[draft.key].pk: set(draft.recommending) for draft in drafts}
    moved = _relate(Recommendation.issues.through, "issue_id", before, filed)
    moved |= _relate(Recommendation.recommending.through, "state_id", before, made)
    moved |= {row.pk for row in changed}
    # What is filed or made otherwise now is found otherwise too.
    Recommendation.objects.filter(pk__in=moved & set(before)).update(changed_at=timezone.now())
    both = len(moved & set(before))
    written.created += len(new)
    written.changed += both
    written.unchanged += len(before) - both


def _row(draft: Draft, source: str) -> Recommendation:
    row = Recommendation(key=draft.key, source=source, **draft.values)
    row.derive()
    return row


def _relate(through: Any, other: str, before: Iterable[int], wanted: Many) -> set[int]:
    """Make rows beside recommendations those that are wanted; return whose rows changed.

    Args:
        through: the model of the rows.
        other: name of its column that is not the recommendation's.
        before: recommendations that may have rows already.
        wanted: primary keys by recommendation.
    """
    held: Many = defaultdict(set)
    for row, value in through.objects.filter(recommendation__in=list(before)).values_list(
        "recommendation_id", other
    ):
        held[row].add(value)
    changed = {row for row, values in wanted.items() if held.get(row, set()) != values}
    for row in changed:
        if gone := held.get(row, set()) - wanted[row]:
            through.objects.filter(recommendation=row, **{f"{other}__in": gone}).delete()
    through.objects.bulk_create(
        through(recommendation_id=row, **{other: value})
        for row in sorted(changed)
        for value in sorted(wanted[row] - held.get(row, set()))
    )
    return changed
