"""Pages of matches: of a request for its State, of an offer for who offers, for the secretariat."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from activities.cooperation.access import standing_of
from activities.cooperation.life import TooLateError
from activities.cooperation.matching import showing
from activities.cooperation.matching.access import for_those_concerned, offer_or_404, request_or_404
from activities.cooperation.matching.coordination import shared_recommendations
from activities.cooperation.matching.dismissing import dismiss, put_back
from activities.cooperation.matching.finding import Found, offers_for, requests_for
from activities.cooperation.matching.forms import DismissForm, chosen_weights, reasons, weighings
from activities.cooperation.matching.inviting import NobodyError, TooManyError, askings, invite
from activities.cooperation.matching.learning import learned
from activities.cooperation.matching.profiles import Form
from activities.cooperation.matching.subjects import requests_of, subjects_of
from activities.cooperation.matching.wording import TITLES
from activities.cooperation.models import Request, Side
from activities.cooperation.reading import show_offer, show_request

#: Each with its whole explanation: more would be long to read, and slow.
PER_PAGE: Final = 5
#: Percent of a weight from which nothing was learned.
UNCHANGED: Final = 100


@dataclass(frozen=True, slots=True)
class Refused:
    """What was sent and was not right, with the status of the answer."""

    form: DismissForm
    status: int


@for_those_concerned
def of_request(request: HttpRequest, user: User, key: UUID) -> HttpResponse:
    """Show what fits a request; take one from the list, or put it back."""
    who = standing_of(user)
    visible = Request.objects.visible_as(who)
    row = request_or_404(who, visible, key)

    def find(candidate: UUID) -> tuple[Request, UUID]:
        if candidate not in subjects_of([candidate]):
            raise Http404
        return row, candidate

    refused = None
    if request.method == "POST":
        is_asking = "ask" in request.POST
        refused = _ask(request, user, row) if is_asking else _act(request, user, Side.STATE, find)
    if isinstance(refused, HttpResponse):
        return refused
    found = offers_for(row, visible, chosen_weights(request.GET))
    page = Paginator(found.matches, PER_PAGE).get_page(request.GET.get("page"))
    keys = {UUID(match.candidate.key) for match in page}
    shown = subjects_of(keys | {one.candidate for one in found.dismissed})
    own = {key for key in keys & shown.keys() if shown[key].form == Form.PRACTICE}
    context = {
        "one": show_request(row),
        "entries": showing.entries(
            list(page), shown, refused.form if refused else None, askings(row, own)
        ),
        "can_ask": row.state_id in who.states,
        "gone": showing.gone(found.dismissed, shown),
        "page_obj": page,
    }
    return _page(request, "matching/of_request.html", found, context, refused)


@for_those_concerned
def of_offer(request: HttpRequest, user: User, key: UUID) -> HttpResponse:
    """Show the requests that an offer fits, among those the person may see."""
    who = standing_of(user)
    row = offer_or_404(who, key)
    visible = Request.objects.visible_as(who)

    def find(candidate: UUID) -> tuple[Request, UUID]:
        return get_object_or_404(visible, key=candidate), row.key

    refused = _act(request, user, Side.PARTNER, find) if request.method == "POST" else None
    if isinstance(refused, HttpResponse):
        return refused
    found = requests_for(row, visible, chosen_weights(request.GET))
    page = Paginator(found.matches, PER_PAGE).get_page(request.GET.get("page"))
    keys = {UUID(match.wanted.key) for match in page}
    shown = requests_of(visible, keys | {one.request.key for one in found.dismissed})
    context = {
        "one": show_offer(row),
        "entries": showing.entries(list(page), shown, refused.form if refused else None),
        "gone": showing.gone_requests(found.dismissed, shown),
        "page_obj": page,
    }
    return _page(request, "matching/of_offer.html", found, context, refused)


@for_those_concerned
@require_safe
def coordination(request: HttpRequest, user: User) -> HttpResponse:
    """Show who else works on the recommendations that the person's bodies work on."""
    context = {"shared": shared_recommendations(user)}
    return TemplateResponse(request, "matching/coordination.html", context)


def _page(
    request: HttpRequest,
    template: str,
    found: Found,
    context: dict[str, Any],
    refused: Refused | None,
) -> HttpResponse:
    chosen = chosen_weights(request.GET)
    more = {
        "form": refused.form if refused else None,
        "weighings": weighings(chosen),
        "dismiss_reasons": reasons(),
        "is_weighed": bool(chosen),
        "is_reduced": found.is_reduced,
        "learned": [
            (TITLES[name], percent)
            for name, percent in learned(one.reason for one in found.dismissed).items()
            if percent > UNCHANGED
        ],
    }
    status = 200 if refused is None else refused.status
    return TemplateResponse(request, template, {**context, **more}, status=status)


def _act(
    request: HttpRequest,
    user: User,
    side: Side,
    find: Callable[[UUID], tuple[Request, UUID]],
) -> HttpResponse | Refused:
    """Do what was asked for and return to the same list, or return the form that was not right."""
    is_undo = "undo" in request.POST
    form = _sent(request, needs_reason=not is_undo)
    if not form.is_valid():
        return Refused(form, HTTPStatus.UNPROCESSABLE_ENTITY)
    row, candidate = find(form.cleaned_data["candidate"])
    if is_undo:
        done = put_back(row, candidate, side, user)
        said = _("It is in the list again.")
    else:
        done = dismiss(row, candidate, side, user, form.cleaned_data["reason"])
        said = _("It is taken from the list. You can put it back below.")
    if done:
        messages.success(request, said)
    return redirect(request.get_full_path())


def _sent(request: HttpRequest, *, needs_reason: bool) -> DismissForm:
    form = DismissForm(request.POST)
    form.fields["reason"].required = needs_reason
    return form


def _ask(request: HttpRequest, user: User, row: Request) -> HttpResponse | Refused:
    """Ask a provider for an offer and return to the same list, or return why it cannot be."""
    form = _sent(request, needs_reason=False)
    if not form.is_valid():
        return Refused(form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        invite(row, form.cleaned_data["candidate"], user)
    except TooLateError:
        said = _("This provider cannot be asked (any more), or it was already.")
        status = HTTPStatus.CONFLICT
    except NobodyError:
        said = _("Nobody acts for the provider on this portal who could be asked.")
        status = HTTPStatus.CONFLICT
    except TooManyError:
        said = _("You have asked many in this hour. Try again in an hour.")
        status = HTTPStatus.TOO_MANY_REQUESTS
    else:
        messages.success(request, _("Asked. Those who act for the provider get a letter."))
        return redirect(request.get_full_path())
    form.add_error(None, said)
    return Refused(form, status)
