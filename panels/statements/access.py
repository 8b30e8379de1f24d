"""Who moderates statements, and who sends them."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final
from uuid import UUID

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from panels.statements.models import Statement
from portal.accounts.access import (
    ask_for_second_factor,
    for_signed_in,
    keep_typed,
    lacks_second_factor,
)
from portal.accounts.rights import Right
from portal.organisations.offices import answers_for_a_state

MODERATES: Final = Right("statements", "moderate_statement")


def for_delegates(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Show a view to who is signed in; who answers for a State has shown a second factor too.

    What others had typed waits until they are let in.
    """

    @wraps(view)
    def guarded(request: HttpRequest, user: User, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if answers_for_a_state(user) and lacks_second_factor(request):
            keep_typed(request)
            return ask_for_second_factor(request, request.get_full_path())
        return view(request, user, *args, **kwargs)

    return for_signed_in(guarded)


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
