"""Whose pages these are."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from wagtail.admin.auth import permission_denied
from wagtail.permission_policies.pages import PagePermissionPolicy

P = ParamSpec("P")


def translators_only(
    view: Callable[Concatenate[HttpRequest, User, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Let in who may add, change or publish a page somewhere, as Wagtail's reports of pages do."""

    @wraps(view)
    def asked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        user = request.user
        if not isinstance(user, User) or not PagePermissionPolicy().user_has_any_permission(
            user, ["add", "change", "publish"]
        ):
            refused: HttpResponse = permission_denied(request)
            return refused
        return view(request, user, *args, **kwargs)

    return asked
