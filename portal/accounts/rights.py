"""A right of its own: who was given it, what it opens, and where Wagtail's admin shows it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.models import Permission, User
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.cache import never_cache
from wagtail.admin.menu import MenuItem

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Right:
    """A permission that not everybody has who edits.

    Attributes:
        app: label of the app that it belongs to.
        codename: of the permission.
    """

    app: str
    codename: str

    @property
    def name(self) -> str:
        """As ``has_perm`` takes it."""
        return f"{self.app}.{self.codename}"

    def permissions(self) -> QuerySet[Permission]:
        """Return the permission, for Wagtail's form of groups."""
        return Permission.objects.filter(content_type__app_label=self.app, codename=self.codename)

    def holders(self) -> QuerySet[User]:
        """Return who was given the right; administrators, who have every right, were not."""
        held = self.permissions()
        given = Q(groups__permissions__in=held) | Q(user_permissions__in=held)
        people = User.objects.filter(given, is_active=True).distinct()
        return people.select_related("wagtail_userprofile")

    def required(
        self, view: Callable[Concatenate[HttpRequest, User, P], HttpResponseBase]
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        """Show a view to its holders only, keep it out of caches, and tell it who it is."""

        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            user = request.user
            if not isinstance(user, User) or not user.has_perm(self.name):
                raise PermissionDenied
            return view(request, user, *args, **kwargs)

        return never_cache(guarded)


class RightMenuItem(MenuItem):
    """An entry of the admin's menu that only who has a right sees."""

    def __init__(self, *args: Any, right: Right, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.right = right

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the person has the right."""
        return bool(request.user.has_perm(self.right.name))
