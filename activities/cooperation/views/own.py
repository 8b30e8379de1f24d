"""What people have asked for or offered, for those they act for, and what became of it."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from activities.cooperation import deciding, life
from activities.cooperation.desk import (
    introductions_of,
    own_offers,
    own_requests,
    practices_to_offer,
)
from activities.cooperation.forms.others import ActForm
from activities.cooperation.life import Kind, TooLateError
from activities.cooperation.models import Offer, Request
from activities.cooperation.models.request import LOOKING
from activities.cooperation.reading import (
    practice_of,
    recorded,
    show_offer,
    show_request,
    whole_offers,
    whole_requests,
)
from activities.cooperation.views.writing import own_or_404
from portal.organisations.offices import for_delegates


@for_delegates
def listing(request: HttpRequest, user: User) -> HttpResponse:
    """List the requests, offers and introductions of those a person acts for."""
    context = {
        "requests": own_requests(user),
        "offers": own_offers(user),
        "practices": practices_to_offer(user),
        "introductions": introductions_of(user),
    }
    return TemplateResponse(request, "cooperation/own.html", context)


@for_delegates
def request_detail(request: HttpRequest, user: User, key: UUID) -> HttpResponse:
    """Show a request to its State and its author: send it, answer for the State, take it back."""
    row = own_or_404(Request, user, key)
    one = show_request(whole_requests(Request.objects.all()).get(pk=row.pk))
    return _detail(request, user, one, {"asks": True, "has_matches": row.status in LOOKING})


@for_delegates
def offer_detail(request: HttpRequest, user: User, key: UUID) -> HttpResponse:
    """Show an offer to whose it is: send it, renew it, take it back."""
    row = own_or_404(Offer, user, key)
    one = show_offer(whole_offers(Offer.objects.all()).get(pk=row.pk))
    context = {
        "asks": False,
        "practice": practice_of(one.row),
        "has_matches": Offer.objects.public().filter(pk=row.pk).exists(),
    }
    return _detail(request, user, one, context)


def _detail(request: HttpRequest, user: User, one: Any, more: dict[str, Any]) -> HttpResponse:
    row = one.row
    form, status = ActForm(initial={"visibility": getattr(row, "visibility", "")}), 200
    if request.method == "POST":
        form = ActForm(request.POST)
        action = next((name for name in _ACTIONS if name in request.POST), "")
        if action == "discard" and row.status == row.Status.DRAFT:
            return _discard(request, row)
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if action and form.is_valid():
            status = _act(request, user, row, _ACTIONS[action], form)
            if status == 200:  # noqa: PLR2004 -- HTTP
                return redirect(request.path)
    actors = life.actors_of(user, row)
    kinds = (Kind.SUBMITTED, Kind.ASKED, Kind.AGREED, Kind.RESTRICTED, Kind.RENEWED, Kind.WITHDRAWN)
    may = {kind.value.replace("-", "_"): life.allows(row, kind, actors) for kind in kinds}
    context = {
        **more,
        "one": one,
        "row": row,
        "form": form,
        "may": may,
        "lacks": deciding.missing(row) if row.is_open_to_change else [],
        "events": recorded(row.events.all()),
        "introductions": [] if row.status == row.Status.DRAFT else introductions_of(user, row),
        "has_contact": hasattr(row, "contact"),
    }
    return TemplateResponse(request, "cooperation/own_detail.html", context, status=status)


#: Does what a person asks for; false where the form says what is missing.
Action = Callable[[Any, User, str, ActForm], bool]


def _send(row: Any, user: User, version: str, _form: ActForm) -> bool:
    send: Any = deciding.send_request if isinstance(row, Request) else deciding.send_offer
    send(row, user, version or "-")
    return True


def _agree(row: Any, user: User, version: str, _form: ActForm) -> bool:
    deciding.agree(row, user, version or "-")
    return True


def _refuse(row: Any, user: User, version: str, form: ActForm) -> bool:
    if not form.require_reason():
        return False
    deciding.refuse(row, user, version or "-", form.cleaned_data["reason"])
    return True


def _restrict(row: Any, user: User, _version: str, form: ActForm) -> bool:
    if not form.cleaned_data["visibility"]:
        form.add_error("visibility", form.fields["visibility"].error_messages["required"])
        return False
    deciding.restrict(row, user, form.cleaned_data["visibility"])
    return True


def _renew(row: Any, user: User, _version: str, _form: ActForm) -> bool:
    deciding.renew(row, user)
    return True


def _withdraw(row: Any, user: User, _version: str, form: ActForm) -> bool:
    deciding.withdraw(row, user, form.cleaned_data["reason"])
    return True


_ACTIONS: Final[dict[str, Action]] = {
    "send": _send,
    "agree": _agree,
    "refuse": _refuse,
    "restrict": _restrict,
    "renew": _renew,
    "withdraw": _withdraw,
    "discard": _withdraw,
}


def _act(request: HttpRequest, user: User, row: Any, action: Action, form: ActForm) -> int:
    """Do what was asked for and return the status of the answer; what is wrong is in the form."""
    try:
        if not action(row, user, request.POST.get("version", ""), form):
            return HTTPStatus.UNPROCESSABLE_ENTITY
    except ValidationError as error:
        form.add_error(None, error)
        return HTTPStatus.UNPROCESSABLE_ENTITY
    except TooLateError:
        form.add_error(None, _("It was changed or decided meanwhile. Look at it again."))
        return HTTPStatus.CONFLICT
    held = type(row).objects.get(pk=row.pk)
    messages.success(request, f"{held.reference}: {held.get_status_display()}")
    return 200


@transaction.atomic
def _discard(request: HttpRequest, row: Any) -> HttpResponse:
    """Delete a draft that was never sent: nobody else has seen it."""
    held = life.locked(row)
    if held.status == held.Status.DRAFT and not held.events.exists():
        held.delete()
        messages.success(request, _("The draft is deleted."))
    return redirect("cooperation:own")
