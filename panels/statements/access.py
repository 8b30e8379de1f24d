"""Who moderates statements, and who sends them."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec
from uuid import UUID

from django.contrib.auth.models import Permission, User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.admin.menu import MenuItem

from panels.statements.models import Statement
from portal.accounts.access import ask_for_second_factor, keep_typed, lacks_second_factor
from portal.organisations.offices import answers_for_a_state

P = ParamSpec("P")

APP: Final = "statements"
CODENAME: Final = "moderate_statement"
RIGHT: Final = f"{APP}.{CODENAME}"


def the_right() -> QuerySet[Permission]:
    """Return the permission, for Wagtail's form of groups."""
    return Permission.objects.filter(content_type__app_label=APP, codename=CODENAME)


def moderators() -> QuerySet[User]:
    """Return who was given the right; administrators, who have every right, were not."""
    given = Q(groups__permissions__in=the_right()) | Q(user_permissions__in=the_right())
    people = User.objects.filter(given, is_active=True).distinct()
    return people.select_related("wagtail_userprofile")


def for_moderators(
    view: Callable[Concatenate[HttpRequest, User, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Show a view to who has the right only, keep it out of caches, and tell it who it is."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        user = request.user
        if not isinstance(user, User) or not user.has_perm(RIGHT):
            raise PermissionDenied
        return view(request, user, *args, **kwargs)

    return never_cache(guarded)


def for_delegates(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Show a view to who is signed in; who answers for a State has shown a second factor too.

    What others had typed waits until they are let in.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user, back = request.user, request.get_full_path()
        if not isinstance(user, User):
            keep_typed(request)
            return redirect_to_login(back)
        if answers_for_a_state(user) and lacks_second_factor(request):
            keep_typed(request)
            return ask_for_second_factor(request, back)
        return view(request, user, *args, **kwargs)

    return never_cache(require_http_methods(["GET", "HEAD", "POST"])(guarded))


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


class ModeratorsMenuItem(MenuItem):
    """Shown to who has the right only."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the person has the right."""
        return bool(request.user.has_perm(RIGHT))
