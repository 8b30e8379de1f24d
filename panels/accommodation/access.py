"""Who may read requests: whoever holds a right of its own, and not everybody who edits."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, Final, ParamSpec

from django.contrib.auth.models import Permission, User
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.cache import never_cache
from wagtail.admin.menu import MenuItem

P = ParamSpec("P")

APP: Final = "accommodation"
CODENAME: Final = "handle_accommodationrequest"
RIGHT: Final = f"{APP}.{CODENAME}"


def the_right() -> QuerySet[Permission]:
    """Return the permission, for Wagtail's form of groups."""
    return Permission.objects.filter(content_type__app_label=APP, codename=CODENAME)


def handlers() -> QuerySet[User]:
    """Return who was given the right; administrators, who have every right, were not."""
    given = Q(groups__permissions__in=the_right()) | Q(user_permissions__in=the_right())
    people = User.objects.filter(given, is_active=True).distinct()
    return people.select_related("wagtail_userprofile")


def for_handlers(
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


class HandlersMenuItem(MenuItem):
    """Shown to who has the right only."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the person has the right."""
        return bool(request.user.has_perm(RIGHT))
