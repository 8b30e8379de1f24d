"""Pages of the editing admin that are the secretariat's alone."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from wagtail.admin.menu import MenuItem

from activities.agreement.correspondents import is_secretariat

P = ParamSpec("P")


def secretariat_only(
    view: Callable[Concatenate[HttpRequest, User, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Show a view to the secretariat and administrators only, and tell it who it is."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        user = request.user
        if not isinstance(user, User) or not is_secretariat(user):
            raise PermissionDenied
        return view(request, user, *args, **kwargs)

    return guarded


class SecretariatMenuItem(MenuItem):
    """Shown to the secretariat only."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the person is of the secretariat."""
        return isinstance(request.user, User) and is_secretariat(request.user)
