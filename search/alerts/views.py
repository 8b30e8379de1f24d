"""Pages of alerts by e-mail. Nobody needs an account; following a link changes nothing."""

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.addresses import client_address, network_of
from portal.languages import active_language, language_of
from search.alerts import subscribing
from search.alerts.addresses import confirmed_by, ended_by
from search.alerts.forms import AlertForm
from search.alerts.limits import MOST_OF_A_NETWORK
from search.alerts.models import Alert, Attempt
from search.alerts.stored import asks_something, described, read
from search.forms import SearchRequest


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@sensitive_variables()
def subscribe(request: HttpRequest) -> HttpResponse:
    """Show the form for the search of the query string, and take it."""
    wanted = SearchRequest.read(request.GET)
    if not asks_something(wanted):
        return redirect("search:results")
    form, status = AlertForm(initial={"frequency": Alert.Frequency.WEEKLY}), 200
    if request.method == "POST":
        form, status = AlertForm(request.POST), HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            network = network_of(client_address(request))
            if Attempt.takes("network", network, MOST_OF_A_NETWORK):
                subscribing.ask_for(wanted, active_language(), **form.cleaned_data)
                return redirect("search_alerts:sent")
            form.add_error(None, _("Many have come from your network. Try again in an hour."))
            status = HTTPStatus.TOO_MANY_REQUESTS
    context = {"form": form, "wanted": wanted, "search": described(wanted)}
    return TemplateResponse(request, "search_alerts/subscribe.html", context, status=status)


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Say that a letter is on its way: the same whether an address is known or not."""
    return TemplateResponse(request, "search_alerts/sent.html")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once more on a page, and begin the alert when the button is pressed."""
    meant = confirmed_by(token)
    wanted = _search_of(meant[0]) if meant else None
    if meant is None or wanted is None:
        return TemplateResponse(request, "search_alerts/too_late.html", status=HTTPStatus.GONE)
    if request.method == "POST":
        subscribing.confirm(*meant)
    context = {
        "is_done": request.method == "POST",
        "search": described(wanted),
        "frequency": Alert.Frequency(meant[1]).label,
        "wanted": wanted,
    }
    return TemplateResponse(request, "search_alerts/confirm.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@csrf_exempt
def end(request: HttpRequest, token: str) -> HttpResponse:
    """Ask on a page, and end the alert at a POST: by its button, or by a mail program.

    A mail program sends no cookie and follows no redirection (RFC 8058, 3.2); the signed address
    is the authority.

    Raises:
        Http404: when the address is forged.
    """
    key = ended_by(token)
    if key is None:
        raise Http404
    if request.method == "POST":
        subscribing.end(key)
    wanted = _search_of(key)
    context = {
        "is_done": not Alert.objects.filter(pk=key).exists(),
        "search": described(wanted) if wanted else "",
    }
    return TemplateResponse(request, "search_alerts/end.html", context)


def _search_of(key: UUID) -> SearchRequest | None:
    """Return what an alert searches for; none when it is gone or means nothing any more."""
    alert = Alert.objects.filter(pk=key).first()
    return read(alert.query, language_of(alert.language)) if alert else None
