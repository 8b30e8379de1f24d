"""Who moderates statements, and who sends them."""

from typing import Final
from uuid import UUID

from django.contrib.auth.models import User
from django.shortcuts import get_object_or_404

from panels.statements.models import Statement
from portal.accounts.rights import Right

MODERATES: Final = Right("statements", "moderate_statement")


def statement_or_404(user: User, key: UUID, *, lock: bool = False) -> Statement:
    """Return a statement of a body the user acts for; others do not exist for them.

    Args:
        user: who asks.
        key: of the statement.
        lock: keep others from saving it until the transaction ends.
    """
    rows = Statement.objects.seen_by(user).select_related("organisation", "state")
    if lock:
        rows = rows.select_for_update(of=("self",))
    return get_object_or_404(rows, key=key)
