"""The form, and the page that says that a request has come. Nobody needs an account for them."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from panels.accommodation.forms import RequestForm
from panels.accommodation.limits import MOST_OF_A_NETWORK
from panels.accommodation.models import AccommodationRequest, Sending
from panels.accommodation.receiving import receive
from panels.accommodation.showing import Openness, Shown, panel_for
from portal.accounts.addresses import client_address, network_of
from portal.languages import active_language


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@sensitive_variables()
def ask(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show the form and take the request; what was typed stays until it is taken."""
    panel = panel_for(request, key)
    form, status = RequestForm(initial={"language": active_language().code}), 200
    if request.method == "POST":
        form, status = RequestForm(request.POST), HTTPStatus.UNPROCESSABLE_ENTITY
        if panel.openness is Openness.OPEN and form.is_valid():
            network = network_of(client_address(request))
            if Sending.takes("network", network, MOST_OF_A_NETWORK):
                row = receive(panel, form.particulars())
                return redirect("accommodation:sent", key, row.reference)
            form.add_error(
                None,
                _("Many have come from your network. Try again in an hour, or write to us."),
            )
            status = HTTPStatus.TOO_MANY_REQUESTS
    context = _about(panel) | {"form": form}
    return TemplateResponse(request, "accommodation/form.html", context, status=status)


@require_safe
@never_cache
def sent(request: HttpRequest, key: UUID, reference: str) -> HttpResponse:
    """Say that a request has come; its reference tells nobody more."""
    panel = panel_for(request, key)
    row = get_object_or_404(AccommodationRequest, panel_key=key, reference=reference)
    context = _about(panel) | {"reference": row.reference}
    return TemplateResponse(request, "accommodation/sent.html", context)


def _about(panel: Shown) -> dict[str, Any]:
    return {"panel": panel, "keep_days": settings.ACCOMMODATION_KEEP_DAYS}
