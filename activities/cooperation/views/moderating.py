"""The secretariat's pages: what waits for it, a request, an offer."""

from http import HTTPStatus
from typing import Any, Final

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.paginator import WagtailPaginator

from activities.cooperation import deciding, life
from activities.cooperation.access import MODERATES
from activities.cooperation.forms.others import ReasonForm
from activities.cooperation.life import Kind, TooLateError
from activities.cooperation.models import Offer, Request
from activities.cooperation.reading import (
    practice_of,
    recorded,
    show_offer,
    show_request,
    whole_offers,
    whole_requests,
)

ROWS: Final = 50
#: Name of a list, and what it is called.
LISTS: Final = {
    "requests": gettext_lazy("Requests that wait"),
    "offers": gettext_lazy("Offers that wait"),
    "all-requests": pgettext_lazy("queue", "All requests"),
    "all-offers": pgettext_lazy("queue", "All offers"),
}


@require_safe
@MODERATES.required
def listing(request: HttpRequest, _user: User, name: str = "requests") -> HttpResponse:
    """List what waits, the oldest first, or everything, the latest first."""
    name = name if name in LISTS else "requests"
    asks = name.endswith("requests")
    rows: Any = _sent_requests() if asks else _sent_offers()
    if name.startswith("all-"):
        rows = rows.order_by("-sent_at", "-pk")
    else:
        waiting = [Request.Status.SUBMITTED, Request.Status.AUTHENTICATED]
        rows = rows.filter(status__in=waiting if asks else [Offer.Status.SUBMITTED])
        rows = rows.order_by("status_since", "pk")
    page = WagtailPaginator(rows, ROWS).get_page(request.GET.get("p", ""))
    show: Any = show_request if asks else show_offer
    context = {
        "page_title": LISTS[name],
        "header_icon": "group",
        "here": name,
        "lists": LISTS,
        "rows": page,
        "listed": [show(row) for row in page],
        "review": "cooperation_request_review" if asks else "cooperation_offer_review",
        "page_range": page.paginator.get_elided_page_range(page.number),
    }
    return TemplateResponse(request, "cooperation/admin/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@MODERATES.required
def request_review(request: HttpRequest, user: User, pk: int) -> HttpResponse:
    """Show everything a request says but its contact, and decide what becomes of it."""
    one = show_request(get_object_or_404(_sent_requests(), pk=pk))
    acts = {
        "authenticate": (Kind.AUTHENTICATED, deciding.authenticate),
        "open": (Kind.OPENED, deciding.open_up),
    }
    return _review(request, user, one, acts, {"asks": True})


@require_http_methods(["GET", "HEAD", "POST"])
@MODERATES.required
def offer_review(request: HttpRequest, user: User, pk: int) -> HttpResponse:
    """Show everything an offer says but its contact, and decide what becomes of it."""
    one = show_offer(get_object_or_404(_sent_offers(), pk=pk))
    acts = {"publish": (Kind.PUBLISHED, deciding.publish)}
    return _review(request, user, one, acts, {"practice": practice_of(one.row)})


def _review(
    request: HttpRequest, user: User, one: Any, acts: dict[str, Any], more: dict[str, Any]
) -> HttpResponse:
    form, status, row = ReasonForm(), 200, one.row
    if request.method == "POST":
        form = ReasonForm(request.POST)
        status = _decide(request, user, row, form, acts)
        if status == 200:  # noqa: PLR2004 -- HTTP
            messages.success(request, f"{_('Done:')} {row.reference}")
            return redirect("cooperation_list", "requests" if "asks" in more else "offers")
    actors = life.actors_of(user, row)
    context = {
        **more,
        "page_title": row.reference,
        "header_icon": "group",
        "one": one,
        "row": row,
        "form": form,
        "may": [name for name, (kind, _act) in acts.items() if life.allows(row, kind, actors)],
        "may_return": life.allows(row, Kind.RETURNED, actors),
        "may_withdraw": life.allows(row, Kind.WITHDRAWN, actors),
        "events": recorded(row.events.select_related("user")),
    }
    return TemplateResponse(request, "cooperation/admin/review.html", context, status=status)


def _decide(
    request: HttpRequest, user: User, row: Any, form: ReasonForm, acts: dict[str, Any]
) -> int:
    """Do what was decided and return the status of the answer."""
    action, version = request.POST.get("action", ""), request.POST.get("version", "") or "-"
    if not form.is_valid() or (action == "return" and not form.require_reason()):
        return HTTPStatus.UNPROCESSABLE_ENTITY
    reason = form.cleaned_data["reason"]
    try:
        if action == "return":
            deciding.give_back(row, user, version, reason)
        elif action == "withdraw":
            deciding.withdraw(row, user, reason)
        elif action in acts:
            acts[action][1](row, user, version)
        else:
            form.add_error(None, _("Choose what to do with it."))
            return HTTPStatus.UNPROCESSABLE_ENTITY
    except TooLateError:
        form.add_error(None, _("It was changed or decided meanwhile. Look at it again."))
        return HTTPStatus.CONFLICT
    return 200


def _sent_requests() -> Any:
    return whole_requests(Request.objects.sent())


def _sent_offers() -> Any:
    return whole_offers(Offer.objects.exclude(status=Offer.Status.DRAFT))
