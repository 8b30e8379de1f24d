"""Works that change with rows which are no works: what a work shows of others is in its entry too.

A recording's transcript is a part of every panel that shows it; a statement can be read for as
long as its panel can. The room of such rows says here which works they concern, and search looks
at these works again whenever a row is saved or deleted, or moves with a page above it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from uuid import UUID

from django.db.models import Model

#: Gives name of kind and key of the works that a row concerns.
Affected = Callable[[Model], Iterable[tuple[str, UUID]]]

_affected: dict[type[Model], list[Affected]] = defaultdict(list)


def register(model: type[Model], affected: Affected) -> None:
    """Have works looked at again with the rows of a model; a second time changes nothing."""
    if affected not in _affected[model]:
        _affected[model].append(affected)


def affected_by(model: type[Model], instance: Model) -> dict[str, list[UUID]]:
    """Return the keys of the works that a row concerns, by name of kind.

    Args:
        model: of the row; pages may be there as bare ``Page``s.
        instance: the row.
    """
    found: dict[str, list[UUID]] = defaultdict(list)
    for affected in _affected.get(model, ()):
        for name, key in affected(instance):
            found[name].append(key)
    return found
