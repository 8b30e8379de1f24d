"""Your account: for whom a person acts, and what protects their sign-in."""

from collections.abc import Callable
from dataclasses import dataclass

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.accounts.access import needs_second_factor
from portal.organisations.models import FocalPoint, Membership


@dataclass(frozen=True, slots=True)
class Errand:
    """Something of another room that a person may want to do next.

    Attributes:
        url: where it is done.
        text: what it is, in the active language.
        waiting: how many things wait for this person there.
    """

    url: str
    text: str
    waiting: int = 0


_errands: list[Callable[[User], Errand | None]] = []


def register_errand(errand: Callable[[User], Errand | None]) -> None:
    """Show something of another room on the account page of those it returns an errand for."""
    _errands.append(errand)


@never_cache
@require_safe
@login_required
def your_account(request: HttpRequest) -> HttpResponse:
    """Show the user for whom they act and where to change what."""
    user = request.user
    if not isinstance(user, User):
        raise TypeError
    errands = [errand(user) for errand in _errands]
    context = {
        "memberships": Membership.objects.filter(user=user).select_related("organisation"),
        "offices": FocalPoint.objects.in_office().filter(user=user).select_related("state"),
        "errands": [errand for errand in errands if errand is not None],
        "has_factor": is_mfa_enabled(user),
        "needs_factor": needs_second_factor(user),
        "may_edit": user.has_perm("wagtailadmin.access_admin"),
    }
    return TemplateResponse(request, "organisations/account.html", context)
