"""Writing many rows of a model whose table extends another's, which Django does not do in bulk."""

from collections.abc import Sequence
from typing import Any, Final

from django.db import connection
from django.db.models import Model
from django.db.models.sql import InsertQuery

#: Rows of one statement, where the database does not ask for fewer.
BATCH: Final = 500


def insert_children(rows: Sequence[Model], parent: type[Model]) -> None:
    """Insert rows of one model and their rows in the table of its parent; sets their keys.

    Signals are not sent and ``save`` is not called, as with ``bulk_create``.

    Args:
        rows: unsaved instances, all of one model.
        parent: the only other model whose table they have a row in.
    """
    if not rows:
        return
    parent_fields = [field for field in parent._meta.concrete_fields if not field.primary_key]  # noqa: SLF001 -- Django's documented model API
    made = [
        parent(**{field.attname: getattr(row, field.attname) for field in parent_fields})
        for row in rows
    ]
    parent._default_manager.bulk_create(made, batch_size=BATCH)  # noqa: SLF001 -- as above
    model = type(rows[0])
    fields: list[Any] = list(model._meta.local_concrete_fields)  # noqa: SLF001 -- as above
    for row, above in zip(rows, made, strict=True):
        row.pk = above.pk
    size = min(BATCH, connection.ops.bulk_batch_size(fields, list(rows)))
    for start in range(0, len(rows), size):
        query: Any = InsertQuery(model)
        query.insert_values(fields, rows[start : start + size])
        query.get_compiler(connection=connection).execute_sql()
