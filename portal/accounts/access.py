"""Who needs a second factor, and whether this session has shown one.

Views that only a person with a second factor may use are decorated with
`second_factor_required`; the editing pages are guarded by `portal.accounts.middleware`.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

#: Group of those who review, name focal points and record what States say on paper.
SECRETARIAT: Final = "Secretariat"
#: Set in a session that the demonstration let in without a second factor, so it is said once.
TOLD: Final = "accounts_told_of_demonstration"
#: What a form held that was sent by somebody who had to sign in first.
TYPED: Final = "accounts_typed"
#: Characters; what is longer is not kept, so that sessions stay small.
MOST_TYPED: Final = 100_000

P = ParamSpec("P")

_rules: list[Callable[[User], bool]] = []


def require_second_factor_of(rule: Callable[[User], bool]) -> None:
    """Have a room say for whom else a second factor is a must.

    Args:
        rule: tells of an active user; may query.
    """
    _rules.append(rule)


def needs_second_factor(user: User | AnonymousUser) -> bool:
    """Whether what a user may do is too much for a password alone.

    So it is for the secretariat, for everybody who may enter the editing pages, and for whom other
    rooms name.
    """
    if isinstance(user, AnonymousUser) or not user.is_active:
        return False
    return (
        user.is_staff
        or user.has_perm("wagtailadmin.access_admin")
        or user.groups.filter(name=SECRETARIAT).exists()
        or any(rule(user) for rule in _rules)
    )


def has_second_factor(request: HttpRequest) -> bool:
    """Whether the user has a second factor and has shown one in this session."""
    user = request.user
    if not isinstance(user, User) or not is_mfa_enabled(user):
        return False
    records = get_authentication_records(request, user)
    return any(record.get("method") == "mfa" for record in records)


def lacks_second_factor(request: HttpRequest) -> bool:
    """Whether a signed-in user has to show a second factor before going on.

    The demonstration lets in who has none, and tells them so; who has one shows it there too.
    """
    if not settings.ACCOUNTS_REQUIRE_SECOND_FACTOR or has_second_factor(request):
        return False
    if settings.PORTAL_DEMONSTRATION and not is_mfa_enabled(request.user):
        if not request.session.get(TOLD):
            request.session[TOLD] = True
            messages.warning(
                request,
                _("Only this demonstration lets you do this without a second factor."),
            )
        return False
    return True


def ask_for_second_factor(request: HttpRequest, back: str) -> HttpResponse:
    """Send a signed-in user to where they set up a second factor, or show the one they have.

    Args:
        request: of that user.
        back: address of our own to return to.
    """
    if is_mfa_enabled(request.user):
        messages.info(request, _("Confirm that it is you with your second factor."))
        return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': back})}")
    messages.warning(
        request,
        _("What you may do here needs a second factor. Set one up, then go on where you were."),
    )
    return redirect(f"{reverse('second_factor')}?{urlencode({'next': back})}")


def second_factor_required(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Show a view only to who is signed in and has shown a second factor in this session.

    Others are sent to sign in, to set one up or to show it, and come back with a GET request. What
    they had sent by POST waits for `typed_before`.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.user.is_authenticated and not lacks_second_factor(request):
            return view(request, *args, **kwargs)
        keep_typed(request)
        back = request.get_full_path()
        if not request.user.is_authenticated:
            return redirect_to_login(back)
        return ask_for_second_factor(request, back)

    return guarded


def for_signed_in(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Show a view to who is signed in, keep it out of caches, and tell it who it is.

    What others had typed waits until they are.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if isinstance(request.user, User):
            return view(request, request.user, *args, **kwargs)
        keep_typed(request)
        return redirect_to_login(request.get_full_path())

    return never_cache(require_http_methods(["GET", "HEAD", "POST"])(guarded))


def for_signed_in_with_second_factor(
    is_needed: Callable[[User], bool],
) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """Return a decorator as ``for_signed_in``, by which some have shown a second factor too.

    What they had typed waits until they are let in.

    Args:
        is_needed: tells of a signed-in user whether they must have.
    """

    def decorated(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, user: User, *args: Any, **kwargs: Any) -> Any:
            if is_needed(user) and lacks_second_factor(request):
                keep_typed(request)
                return ask_for_second_factor(request, request.get_full_path())
            return view(request, user, *args, **kwargs)

        return for_signed_in(guarded)

    return decorated


def keep_typed(request: HttpRequest) -> None:
    """Keep in the session what a form held, without its files."""
    if request.method == "POST":
        typed = request.POST.copy()
        typed.pop("csrfmiddlewaretoken", None)
        if len(text := typed.urlencode()) <= MOST_TYPED:
            request.session[TYPED] = {"path": request.path, "text": text}


def typed_before(request: HttpRequest) -> QueryDict | None:
    """Return, once, what the user typed on this address before having to sign in."""
    kept: dict[str, Any] | None = request.session.get(TYPED)
    if kept is None or kept["path"] != request.path:
        return None
    del request.session[TYPED]
    return QueryDict(kept["text"])
