"""Writing a request or an offer: drafts save whatever is there, and nothing typed is lost."""

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from activities.cooperation import bodies, intending, taking
from activities.cooperation.forms import offer as offer_form
from activities.cooperation.forms import request as request_form
from activities.cooperation.forms.others import StartForm
from activities.cooperation.forms.texts import OfferTextForm, RequestTextForm, keep_text
from activities.cooperation.models import Offer, OfferText, Request, RequestText
from activities.cooperation.saving import keep_offer, keep_request
from portal.accounts.access import typed_before
from portal.organisations.offices import for_delegates

#: Requests and offers that one person may begin in an hour.
MOST_STARTED: Final = 20
HOUR: Final = timedelta(hours=1)


@for_delegates
def start_request(request: HttpRequest, user: User) -> HttpResponse:
    """Begin a request; nothing is sent by that. Its address may name a fund to apply to."""
    fund = intending.fund_in(request.GET)

    def begin(body: bodies.Body, language: str) -> HttpResponse:
        state: Any = body.state
        row = Request.objects.create(state=state, author=body.organisation, sender=user)
        title = intending.title_of(fund, language) if fund else ""
        RequestText.objects.create(request=row, language=language, is_original=True, title=title)
        if fund:
            intending.fill(row)
        return redirect("cooperation:write_request", row.key)

    begun = Request.objects.filter(sender=user)
    return _start(request, begun, bodies.asking(user), begin)


@for_delegates
def start_offer(request: HttpRequest, user: User) -> HttpResponse:
    """Begin an offer; nothing is sent by that. Its address may name a good practice of theirs."""
    offered = bodies.offering(user)
    taken = taking.practice_in(request.GET, offered.values())

    def begin(body: bodies.Body, language: str) -> HttpResponse:
        state = body.state if body.organisation is None else None
        row = Offer.objects.create(state=state, organisation=body.organisation, sender=user)
        text = OfferText.objects.create(offer=row, language=language, is_original=True)
        if taken:
            taking.fill(row, text, taken)
        return redirect("cooperation:write_offer", row.key)

    begun = Offer.objects.filter(sender=user)
    return _start(request, begun, taken.bodies if taken else offered, begin, taken)


@for_delegates
@transaction.atomic
def request(request: HttpRequest, user: User, key: UUID) -> HttpResponse:
    """Write a request."""
    row = own_or_404(Request, user, key, lock=True)
    if not row.is_open_to_change:
        return redirect("cooperation:own_request", key)
    typed = _typed(request)
    form = request_form.RequestForm(typed, row=row, initial=request_form.initial_of(row))
    return _write(request, row, form, keep_request)


@for_delegates
@transaction.atomic
def offer(request: HttpRequest, user: User, key: UUID) -> HttpResponse:
    """Write an offer."""
    row = own_or_404(Offer, user, key, lock=True)
    if not row.is_open_to_change:
        return redirect("cooperation:own_offer", key)
    typed = _typed(request)
    form = offer_form.OfferForm(typed, row=row, initial=offer_form.initial_of(row))
    return _write(request, row, form, keep_offer)


@for_delegates
@transaction.atomic
def request_language(request: HttpRequest, user: User, key: UUID) -> HttpResponse:
    """Add a request in another language, or change or take away what is there in it."""
    return _language(request, own_or_404(Request, user, key, lock=True), RequestTextForm)


@for_delegates
@transaction.atomic
def offer_language(request: HttpRequest, user: User, key: UUID) -> HttpResponse:
    """Add an offer in another language, or change or take away what is there in it."""
    return _language(request, own_or_404(Offer, user, key, lock=True), OfferTextForm)


def own_or_404(model: Any, user: User, key: UUID, *, lock: bool = False) -> Any:
    """Return a request or an offer of a body the user acts for; others do not exist for them.

    Args:
        model: of the two.
        user: who asks.
        key: of it.
        lock: keep others from saving it until the transaction ends.
    """
    rows = model.objects.of_bodies(user)
    if lock:
        rows = rows.select_for_update(of=("self",))
    return get_object_or_404(rows, key=key)


def _start(
    request: HttpRequest,
    begun: Any,
    offered: dict[str, bodies.Body],
    begin: Callable[[bodies.Body, str], HttpResponse],
    taken: taking.Taken | None = None,
) -> HttpResponse:
    choices = [(body.code, body.name) for body in offered.values()]
    sent = request.method == "POST"
    language = taken.card.language.code if taken else get_language()
    form = StartForm(_typed(request), bodies=choices, initial={"language": language})
    status = HTTPStatus.UNPROCESSABLE_ENTITY if sent else HTTPStatus.OK
    if sent and form.is_valid():
        recent = begun.filter(created_at__gte=timezone.now() - HOUR)
        if recent.count() < MOST_STARTED:
            with transaction.atomic():
                said = form.cleaned_data
                return begin(offered[said["body"]], said["language"])
        many = pgettext(
            "request or offer", "You have begun many in this hour. Try again in an hour."
        )
        form.add_error(None, many)
        status = HTTPStatus.TOO_MANY_REQUESTS
    context = {"form": form, "bodies": choices, "asks": begun.model is Request, "taken": taken}
    if context["asks"]:
        context["fund"] = intending.fund_in(request.GET)
    return TemplateResponse(request, "cooperation/start.html", context, status=status)


def _write(
    request: HttpRequest, row: Any, form: Any, keep: Callable[[Any, Any], None]
) -> HttpResponse:
    sent, status = request.method == "POST", 200
    detail = "cooperation:own_request" if isinstance(row, Request) else "cooperation:own_offer"
    if sent and "find" in request.POST:
        # What was typed is shown again with what was found; it is checked when it is saved.
        form.full_clean()
        form._errors = type(form.errors)()  # noqa: SLF001 -- there is no other way to show none
    elif sent:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            if request.POST.get("version") == str(row.version):
                keep(row, form.cleaned_data)
                messages.success(request, _("Saved. Nothing is sent yet."))
                return redirect(detail, row.key)
            form.add_error(
                None,
                _(
                    "It was changed in another window meanwhile. What you typed is below; save "
                    "again to replace what is there."
                ),
            )
            status = HTTPStatus.CONFLICT
    context = {
        "form": form,
        "row": row,
        "asks": isinstance(row, Request),
        "detail": detail,
        "language": row.texts.get(is_original=True).official_language,
        "has_contact": hasattr(row, "contact"),
    }
    return TemplateResponse(request, "cooperation/write.html", context, status=status)


def _language(request: HttpRequest, row: Any, form_class: Any) -> HttpResponse:
    detail = "cooperation:own_request" if isinstance(row, Request) else "cooperation:own_offer"
    if not row.is_open_to_change:
        return redirect(detail, row.key)
    sent = request.method == "POST"
    form = form_class(_typed(request), row=row)
    if sent and form.is_valid():
        keep_text(row, form.cleaned_data)
        messages.success(request, _("Saved. Nothing is sent yet."))
        return redirect(detail, row.key)
    context = {"form": form, "row": row, "detail": detail}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if sent else HTTPStatus.OK
    return TemplateResponse(request, "cooperation/text.html", context, status=status)


def _typed(request: HttpRequest) -> QueryDict | None:
    """Return what was typed, now or before having to sign in."""
    return request.POST if request.method == "POST" else typed_before(request)
