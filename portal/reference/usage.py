"""Who uses a vocabulary row."""

from typing import Final

from django.db.models import Model
from django.db.models.fields.reverse_related import ForeignObjectRel

SHOWN: Final = 20


def rows_using(row: Model) -> set[Model]:
    """Return up to 20 rows of each relation that points to the row, of whatever app.

    Both foreign keys and many-to-many relations count, those held by pages included. One query a
    relation.
    """
    users: set[Model] = set()
    for relation in row._meta.get_fields(include_hidden=True):  # noqa: SLF001 -- documented model API
        if not isinstance(relation, ForeignObjectRel) or relation.field.model._meta.auto_created:  # noqa: SLF001 -- documented model API
            # Not a relation to this row, or the table between the two sides of one.
            continue
        manager = relation.field.model._base_manager  # noqa: SLF001 -- documented model API
        users.update(manager.filter(**{relation.field.name: row})[:SHOWN])
    return users
