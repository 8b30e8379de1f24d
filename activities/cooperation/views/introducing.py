"""Introductions: proposing one, and its page, which only its two sides see."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from activities.cooperation import introducing, life
from activities.cooperation.access import standing_of
from activities.cooperation.desk import introductions_to, own_offers, own_requests
from activities.cooperation.forms.others import (
    FeedbackForm,
    MessageForm,
    ProposeForm,
    ReasonForm,
)
from activities.cooperation.life import Kind, TooLateError
from activities.cooperation.models import CONSENTED, LOOKING, Introduction, Offer, Request, Side
from activities.cooperation.prefilling import draft_activity
from activities.cooperation.reading import recorded, show_offer, show_request
from portal.accounts.access import typed_before
from portal.organisations.offices import for_delegates
from portal.sealing import NoKeyError, UnreadableError


@for_delegates
def from_request(request: HttpRequest, user: User, key: UUID) -> HttpResponse:
    """Propose one's own offers to a State that asks."""
    rows = Request.objects.visible_to(user).filter(status__in=LOOKING)
    row = get_object_or_404(rows.select_related("state").prefetch_related("texts"), key=key)
    public = set(Offer.objects.public().of_bodies(user).values_list("pk", flat=True))
    choices = [(str(one.row.key), _named(one)) for one in own_offers(user) if one.row.pk in public]

    def propose(other: UUID, note: str) -> Introduction:
        offer = get_object_or_404(Offer.objects.public().of_bodies(user), key=other)
        return introducing.propose(row, offer, user, Side.PARTNER, note)

    return _propose(request, show_request(row), choices, propose)


@for_delegates
def from_offer(request: HttpRequest, user: User, key: UUID) -> HttpResponse:
    """Propose one's own State's requests to a partner that offers."""
    states = standing_of(user).states
    rows = Offer.objects.public().select_related("organisation", "state")
    row = get_object_or_404(rows.prefetch_related("texts"), key=key)
    choices = [
        (str(one.row.key), _named(one))
        for one in own_requests(user)
        if one.row.status in LOOKING and one.row.state_id in states
    ]

    def propose(other: UUID, note: str) -> Introduction:
        asks = get_object_or_404(Request.objects.of_bodies(user), key=other)
        return introducing.propose(asks, row, user, Side.STATE, note)

    return _propose(request, show_offer(row), choices, propose)


@for_delegates
def introduction(request: HttpRequest, user: User, key: UUID) -> HttpResponse:
    """Show an introduction to its sides; answer it, write, go on, say how it went."""
    rows = introductions_to(user).select_related(
        "request__state", "request__author", "offer__organisation", "offer__state"
    )
    row = get_object_or_404(rows, key=key)
    typed = typed_before(request)
    forms: dict[str, Any] = {
        "form": ReasonForm(),
        "message": MessageForm(typed, initial={"language": get_language()}),
        "feedback": FeedbackForm(),
    }
    more: dict[str, Any] = {}
    status = 200
    if request.method == "POST":
        action = next((name for name in _ACTIONS if name in request.POST), "")
        try:
            answer = _ACTIONS[action](request, user, row, forms) if action else None
        except TooLateError:
            forms["form"] = ReasonForm(request.POST)
            forms["form"].add_error(
                None, _("It was changed or decided meanwhile. Look at it again.")
            )
            answer, status = None, HTTPStatus.CONFLICT
        if isinstance(answer, HttpResponse):
            return answer
        status = status if status == HTTPStatus.CONFLICT else HTTPStatus.UNPROCESSABLE_ENTITY
        if isinstance(answer, str):
            more, status = {"reached_at": answer}, 200
        row = rows.get(pk=row.pk)
    return _page(request, user, row, {**forms, **more}, status)


def _page(
    request: HttpRequest, user: User, row: Introduction, more: dict[str, Any], status: int
) -> HttpResponse:
    sides = introducing.sides_of(user, row)
    side = sides[0]
    actors = life.actors_of(user, row)
    kinds = (Kind.BEGUN, Kind.COMPLETED, Kind.ENDED, Kind.FEEDBACK, Kind.DRAFTED, Kind.CONTACT_READ)
    may = {kind.value.replace("-", "_"): life.allows(row, kind, actors) for kind in kinds}
    said = list(row.feedback.all())
    # What is restricted, withdrawn or no longer agreed to is gone from here too.
    sees_request = Request.objects.visible_to(user).filter(pk=row.request_id).exists()
    sees_offer = Offer.objects.visible_to(user).filter(pk=row.offer_id).exists()
    context = {
        **more,
        "row": row,
        "side": side,
        "asks": show_request(row.request) if sees_request else None,
        "offers": show_offer(row.offer) if sees_offer else None,
        "is_asked": row.status == row.Status.PROPOSED
        and introducing.other(Side(row.proposed_by)) in sides,
        "may": may,
        "can_write": row.status in CONSENTED,
        "letters": row.messages.all() if row.status in CONSENTED else [],
        "said": said,
        "has_said": side in {one.side for one in said},
        "events": recorded(row.events.all()),
    }
    return TemplateResponse(request, "cooperation/introduction.html", context, status=status)


def _propose(
    request: HttpRequest,
    one: Any,
    choices: list[tuple[str, str]],
    propose: Callable[[UUID, str], Introduction],
) -> HttpResponse:
    sent = request.method == "POST"
    typed = request.POST if sent else typed_before(request)
    # Who comes from a list of matches has chosen already.
    known = {code for code, _name in choices}
    chosen = request.GET.get("what", "") if len(choices) > 1 else next(iter(known), "")
    form = ProposeForm(
        typed, choices=choices, initial={"what": chosen if chosen in known else None}
    )
    status = HTTPStatus.UNPROCESSABLE_ENTITY if sent else HTTPStatus.OK
    if sent and form.is_valid():
        try:
            made = propose(UUID(form.cleaned_data["what"]), form.cleaned_data["note"])
        except TooLateError:
            form.add_error(
                None, _("This introduction cannot be proposed (any more), or it was already.")
            )
            status = HTTPStatus.CONFLICT
        else:
            messages.success(request, _("Proposed. The other side is asked by a letter."))
            return redirect("cooperation:introduction", made.key)
    context = {"form": form, "one": one, "choices": choices, "asks": isinstance(one.row, Request)}
    return TemplateResponse(request, "cooperation/propose.html", context, status=status)


def _named(one: Any) -> str:
    title = one.text.title if one.text is not None else ""
    return f"{one.row.reference} · {title}"


Answer = HttpResponse | str | None


def _again(request: HttpRequest, row: Introduction, said: str = "") -> HttpResponse:
    messages.success(request, said or _("It is on record."))
    return redirect("cooperation:introduction", row.key)


def _confirm(request: HttpRequest, user: User, row: Introduction, _forms: Any) -> Answer:
    introducing.answer(row, user, yes=True)
    return _again(request, row, _("Confirmed. Each side can now see how to reach the other."))


def _decline(request: HttpRequest, user: User, row: Introduction, forms: Any) -> Answer:
    forms["form"] = ReasonForm(request.POST)
    if not forms["form"].is_valid():
        return None
    introducing.answer(row, user, yes=False, reason=forms["form"].cleaned_data["reason"])
    return _again(request, row, _("Declined. The other side is told by a letter."))


def _going(kind: Kind) -> Callable[[HttpRequest, User, Introduction, Any], Answer]:
    def act(request: HttpRequest, user: User, row: Introduction, _forms: Any) -> Answer:
        introducing.go_on(row, kind, user)
        return _again(request, row)

    return act


def _write(request: HttpRequest, user: User, row: Introduction, forms: Any) -> Answer:
    forms["message"] = form = MessageForm(request.POST)
    if not form.is_valid():
        return None
    side = introducing.sides_of(user, row)[0]
    said = form.cleaned_data
    introducing.write(row, user, side, said["language"], said["text"])
    told = _("Sent. A letter tells the other side that there is a message, but not what it says.")
    return _again(request, row, told)


def _feed_back(request: HttpRequest, user: User, row: Introduction, forms: Any) -> Answer:
    forms["feedback"] = form = FeedbackForm(request.POST)
    if not form.is_valid():
        return None
    side = introducing.sides_of(user, row)[0]
    said = form.cleaned_data
    introducing.give_feedback(row, user, side, said["worth"], said["text"])
    return _again(request, row, _("Thank you. Your feedback is on record."))


def _contact(_request: HttpRequest, user: User, row: Introduction, _forms: Any) -> Answer:
    try:
        return introducing.contact_of(row, user) or _("The other side has left none.")
    except (NoKeyError, UnreadableError):
        return _("It cannot be read at present. Tell the secretariat.")


def _draft(_request: HttpRequest, user: User, row: Introduction, _forms: Any) -> Answer:
    made = draft_activity(row, user)
    return redirect("submissions:step", made.key, "what")


_ACTIONS: Final[dict[str, Callable[[HttpRequest, User, Introduction, Any], Answer]]] = {
    "confirm": _confirm,
    "decline": _decline,
    "begin": _going(Kind.BEGUN),
    "complete": _going(Kind.COMPLETED),
    "end": _going(Kind.ENDED),
    "write": _write,
    "feed_back": _feed_back,
    "show_contact": _contact,
    "draft": _draft,
}
