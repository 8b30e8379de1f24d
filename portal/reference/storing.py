"""Writing many vocabulary rows at once."""

from collections.abc import Sequence
from typing import Final

from portal.reference.models import Edition, Labelled

BATCH: Final = 500


def store_new(rows: Sequence[Labelled]) -> None:
    """Insert rows of one model; their keys are set afterwards."""
    if rows:
        type(rows[0])._default_manager.bulk_create(rows, batch_size=BATCH)  # noqa: SLF001 -- documented model API
        Edition.begin()


def store_changed(rows: Sequence[Labelled], fields: Sequence[str] = ()) -> None:
    """Update rows of one model, all their fields unless some are named."""
    if not rows:
        return
    model = type(rows[0])
    names = fields or [
        field.name
        for field in model._meta.concrete_fields  # noqa: SLF001 -- documented model API
        if not field.primary_key
    ]
    model._default_manager.bulk_update(rows, names, batch_size=BATCH)  # noqa: SLF001 -- documented model API
    Edition.begin()
