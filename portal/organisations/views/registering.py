"""Registering an organisation, and its public page."""

from typing import Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.languages import active_language
from portal.organisations.forms import RegistrationForm
from portal.organisations.models import Membership, Organisation

#: Organisations of one person that nobody has verified yet.
MOST_UNVERIFIED: Final = 5


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def register(request: HttpRequest) -> HttpResponse:
    """Take down an organisation; who registers it manages it."""
    user = request.user
    if not isinstance(user, User):
        raise TypeError
    form = RegistrationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        unverified = Organisation.Status.UNVERIFIED
        if user.memberships.filter(organisation__status=unverified).count() >= MOST_UNVERIFIED:
            form.add_error(None, _("Wait until those you have registered are verified."))
        else:
            with transaction.atomic():
                organisation = form.save()
                Membership.objects.create(
                    user=user, organisation=organisation, role=Membership.Role.MANAGER
                )
            messages.success(
                request, _("The organisation is registered. The secretariat will verify it.")
            )
            return redirect("organisations:members", organisation.pk)
    return TemplateResponse(request, "organisations/register.html", {"form": form})


@require_safe
def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a verified organisation to everybody."""
    found = get_object_or_404(
        Organisation.objects.select_related("type__scheme", "state"),
        pk=pk,
        status=Organisation.Status.VERIFIED,
    )
    context = {"organisation": found, "name": found.name_in(active_language().code)}
    return TemplateResponse(request, "organisations/organisation.html", context)
