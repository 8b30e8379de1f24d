"""Who sees a submission: those who act for its organisation, and nobody else."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from activities.submissions.models import Submission
from portal.accounts.access import keep_typed


def for_members(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Show a view to who is signed in; what others had typed waits until they are."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if isinstance(request.user, User):
            return view(request, request.user, *args, **kwargs)
        keep_typed(request)
        return redirect_to_login(request.get_full_path())

    return never_cache(require_http_methods(["GET", "HEAD", "POST"])(guarded))


def submission_or_404(user: User, key: UUID, *, lock: bool = False) -> Submission:
    """Return a submission of an organisation of the user; others do not exist for them.

    Args:
        user: who asks.
        key: of the submission.
        lock: keep others from saving it until the transaction ends.
    """
    rows = Submission.objects.seen_by(user).select_related("organisation__type", "page")
    if lock:
        rows = rows.select_for_update(of=("self",))
    return get_object_or_404(rows, key=key)
