"""What the link of an invitation opens."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.organisations.inviting import accept, open_invitation


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Show who is invited to what, and accept by POST.

    One answer for links that are unknown, old, used, or another person's.
    """
    user = request.user
    found = open_invitation(secret, user) if isinstance(user, User) else None
    if found is None or not isinstance(user, User):
        return TemplateResponse(request, "organisations/no_invitation.html", status=404)
    if request.method == "POST" and accept(found, user):
        messages.success(request, _("You have accepted the invitation."))
        return redirect("your_account")
    return TemplateResponse(request, "organisations/invitation.html", {"invitation": found})
