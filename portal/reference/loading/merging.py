"""Bringing a row up to date without undoing what an editor wrote.

Every row remembers, in ``loaded``, the values the tables last gave it. Value by value (a label in
one language is one value) the row then follows the tables only where it still holds what they
gave; where it holds anything else, an editor wrote that, and it stays. This is the three-way merge
of version control, with the editor winning every conflict.
"""

from dataclasses import dataclass, field
from typing import Any

from portal.reference.loading.tables import Values


@dataclass(frozen=True, slots=True)
class Merge:
    """What a row should hold.

    Attributes:
        values: its values by path; None for a value that goes.
        kept: paths where an editor's value differs from the tables' and stays.
    """

    values: Values
    kept: list[str] = field(default_factory=list)


def merge(current: Values, loaded: Values, incoming: Values) -> Merge:
    """Merge the tables' values into a row's.

    Args:
        current: what the row holds.
        loaded: what the tables gave it last time; empty for a row they never gave anything.
        incoming: what the tables say now.
    """
    values: Values = {}
    kept: list[str] = []
    for path in [*incoming, *(path for path in loaded if path not in incoming)]:
        new, now = incoming.get(path), current.get(path)
        if _same(now, new):
            continue
        if _same(now, loaded.get(path)):
            values[path] = new
        else:
            kept.append(path)
    return Merge(values, kept)


def _same(one: Any, other: Any) -> bool:
    """Compare, with an absent, an empty and a null value being alike."""
    return bool(one == other or (one in (None, "", []) and other in (None, "", [])))
