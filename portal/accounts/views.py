"""Ways to signing in, and the page that says why a second factor is needed."""

from typing import Final

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.users.models import UserProfile

from portal.accounts.access import has_second_factor
from portal.accounts.forms import LanguageForm

#: Where the user wanted to go when asked to set up a second factor, kept in the session.
WANTED: Final = "accounts_wanted"


def safe_next(request: HttpRequest, default: str) -> str:
    """Return the address of our own that ``?next=`` names, else the default."""
    wanted = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else default


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Lead from the address Wagtail signs in at to the one sign-in; who is in goes on."""
    wanted = safe_next(request, reverse("wagtailadmin_home"))
    if request.user.is_authenticated:
        return redirect(wanted)
    return redirect_to_login(wanted, login_url=settings.LOGIN_URL)


@never_cache
@require_safe
@login_required
def second_factor(request: HttpRequest) -> HttpResponse:
    """Say why a second factor is needed and how to set one up; lead on who has shown one."""
    if "next" in request.GET:
        request.session[WANTED] = safe_next(request, "")
    if has_second_factor(request):
        return redirect(request.session.pop(WANTED, "") or settings.LOGIN_REDIRECT_URL)
    context = {"wanted": request.session.get(WANTED, "")}
    return TemplateResponse(request, "accounts/second_factor.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def language(request: HttpRequest) -> HttpResponse:
    """Let a person choose the language of their letters and of the editing pages."""
    profile = UserProfile.get_for_user(request.user)
    form = LanguageForm(
        request.POST or None, initial={"language": profile.get_preferred_language()}
    )
    if request.method == "POST" and form.is_valid():
        profile.preferred_language = form.cleaned_data["language"]
        profile.save(update_fields=["preferred_language"])
        messages.success(request, _("Your language is saved."))
        return redirect("your_account")
    return TemplateResponse(request, "accounts/language.html", {"form": form})
