"""What a State's focal points send about it, and what became of it."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from activities.profiles.facts import show
from activities.profiles.forms import FactForm
from activities.profiles.models import StateFact
from portal.accounts.access import typed_before
from portal.organisations.models import FocalPoint
from portal.organisations.offices import for_delegates
from portal.reference.models import State


@for_delegates
def facts(request: HttpRequest, user: User, iso3: str) -> HttpResponse:
    """Show a State's focal point what was sent, and take another fact, or one back.

    Raises:
        Http404: the person is no focal point in office of that State.
    """
    offices = FocalPoint.objects.in_office().filter(user=user)
    state = get_object_or_404(State.objects.filter(pk__in=offices.values("state")), iso3=iso3)
    # What was typed before a second factor was shown is there still.
    form, status = FactForm(typed_before(request), instance=StateFact(state=state)), 200
    if request.method == "POST":
        if "withdraw" in request.POST:
            _withdraw(request, user, state)
            return redirect(request.path)
        form = FactForm(request.POST, instance=StateFact(state=state, sender=user))
        if form.is_valid():
            form.save()
            messages.success(request, _("Sent. It is shown once the secretariat has reviewed it."))
            return redirect(request.path)
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    rows = StateFact.objects.filter(state=state)
    context = {"state": state, "form": form, "sent": show(rows)}
    return TemplateResponse(request, "profiles/send.html", context, status=status)


def _withdraw(request: HttpRequest, user: User, state: State) -> None:
    """Take a fact back at once; what is no fact of the State, or is gone, is left alone."""
    try:
        key = UUID(request.POST["withdraw"])
    except ValueError:
        return
    held = StateFact.objects.filter(state=state, key=key)
    row = held.exclude(status=StateFact.Status.WITHDRAWN).first()
    if row is not None:
        row.withdraw(user)
        messages.success(request, _("Withdrawn. It is shown no more."))
