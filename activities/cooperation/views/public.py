"""Requests and offers as anybody finds them who may see them; gone once they are taken back."""

from typing import Any, Final
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from activities.cooperation.access import standing_of
from activities.cooperation.forms.others import FilterForm
from activities.cooperation.models import LOOKING, Offer, Request
from activities.cooperation.reading import (
    practice_of,
    show_offer,
    show_request,
    whole_offers,
    whole_requests,
)

PER_PAGE: Final = 20


@never_cache
@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """List the requests that the reader may see, the freshest first. A constant cost."""
    form = FilterForm(request.GET)
    rows = form.narrow(whole_requests(Request.objects.visible_to(request.user).shown()))
    return _listed(request, form, rows, show_request, asks=True)


@never_cache
@require_safe
def offers(request: HttpRequest) -> HttpResponse:
    """List the public offers, the freshest first. A constant cost."""
    form = FilterForm(request.GET)
    rows = form.narrow(whole_offers(Offer.objects.public()))
    return _listed(request, form, rows, show_offer, asks=False)


@never_cache
@require_safe
def asked(request: HttpRequest, key: UUID, code: str = "") -> HttpResponse:
    """Show a request to who may see it.

    Raises:
        Http404: it is not to be seen by this reader.
    """
    rows = whole_requests(Request.objects.visible_to(request.user).shown())
    one = show_request(get_object_or_404(rows, key=key), code)
    who = standing_of(request.user)
    context = {
        "one": one,
        "may_propose": one.row.status in LOOKING and who.is_partner,
        "is_own": one.row.state_id in who.states,
    }
    return TemplateResponse(request, "cooperation/request.html", context)


@never_cache
@require_safe
def offered(request: HttpRequest, key: UUID, code: str = "") -> HttpResponse:
    """Show a public offer.

    Raises:
        Http404: it is not public.
    """
    one = show_offer(get_object_or_404(whole_offers(Offer.objects.public()), key=key), code)
    who = standing_of(request.user)
    context = {
        "one": one,
        "practice": practice_of(one.row),
        "may_propose": bool(who.states),
    }
    return TemplateResponse(request, "cooperation/offer.html", context)


def _listed(
    request: HttpRequest, form: FilterForm, rows: Any, show: Any, *, asks: bool
) -> HttpResponse:
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "asks": asks,
        "form": form,
        "page_obj": page,
        "listed": [show(row) for row in page],
    }
    return TemplateResponse(request, "cooperation/listing.html", context)
