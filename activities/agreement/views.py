"""The pages on which focal points answer and withdraw; they never need the editing admin."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import User
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from activities.agreement import answering, desk
from activities.agreement.forms import AnswerForm, PassOnForm, WithdrawForm
from activities.agreement.links import LinkExpiredError, read_link
from activities.agreement.models import AgreementRequest
from activities.agreement.withdrawal import withdraw
from activities.repository.content import content_of, fingerprint
from activities.repository.models import ActivityPage, AgreedContent
from activities.repository.showing import changes, language_of_content, shown
from portal.accounts.access import second_factor_required, typed_before
from portal.works.cards import languages_of


@never_cache
@require_safe
def follow_link(request: HttpRequest, token: str) -> HttpResponse:
    """Lead from a letter to the request it is about; signing in is asked for there."""
    try:
        found = read_link(token)
    except LinkExpiredError:
        return TemplateResponse(request, "agreement/link_used.html", status=410)
    if found is None:
        raise Http404
    row, user_pk = found
    if request.user.is_authenticated and request.user.pk != user_pk:
        return TemplateResponse(request, "agreement/link_of_another.html", status=403)
    return redirect("agreement:request", pk=row.pk)


@never_cache
@require_safe
@second_factor_required
def listing(request: HttpRequest) -> HttpResponse:
    """Show what waits for the person's States, what was answered and what is in force."""
    states = desk.states_answered_for(_user(request))
    rows = desk.requests_of(states)
    titles = desk.titles({row.work_key for row in rows})
    context = {
        "states": states,
        "waiting": [(row, titles[row.work_key]) for row in rows if row.closed_at is None],
        "answered": [(row, titles[row.work_key]) for row in rows if row.closed_at is not None],
        "in_force": desk.in_force(states),
    }
    return TemplateResponse(request, "agreement/list.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@second_factor_required
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Show exactly what would be published, and take the answer."""
    row = _request_or_404(request, pk)
    if request.method != "POST":
        typed = typed_before(request)
        return _answer_page(request, row, AnswerForm(typed, initial=_initial(row)))
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _answer_page(request, row, form)
    data = form.cleaned_data
    try:
        if data["fingerprint"] != row.fingerprint:
            raise answering.OutdatedError
        answering.answer(
            row,
            _user(request),
            data["verdict"],
            data["reason"],
            covers_translations=data["covers_translations"],
        )
    except answering.AnswerRefusedError as refused:
        form.add_error(None, str(refused.message))
        return _answer_page(request, row, form)
    messages.success(request, _("Your answer is recorded. Thank you."))
    return redirect("agreement:list")


@require_POST
@second_factor_required
def pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Pass a request to a colleague."""
    row = _request_or_404(request, pk)
    form = PassOnForm(row, _user(request).pk, request.POST)
    try:
        if form.is_valid():
            answering.delegate(row, _user(request), form.cleaned_data["colleague"].user)
            messages.success(request, _("Your colleague has been sent a letter."))
            return redirect("agreement:list")
    except answering.AnswerRefusedError as refused:
        form.add_error(None, str(refused.message))
    return _answer_page(request, row, AnswerForm(initial=_initial(row)), form)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@second_factor_required
def take_back(request: HttpRequest, key: UUID, iso3: str) -> HttpResponse:
    """Withdraw agreement after a confirmation."""
    user = _user(request)
    states = {state.iso3: state for state in desk.states_answered_for(user)}
    agreed = AgreedContent.objects.filter(work_key=key, state__iso3=iso3)
    if iso3 not in states or not agreed.exists():
        raise Http404
    form = WithdrawForm(request.POST if request.method == "POST" else typed_before(request))
    if request.method == "POST" and form.is_valid():
        try:
            withdraw(key, states[iso3], user, form.cleaned_data["reason"])
        except answering.AnswerRefusedError as refused:
            messages.error(request, str(refused.message))
        else:
            said = _("The agreement is withdrawn. The activity is not public any more.")
            messages.success(request, said)
        return redirect("agreement:list")
    context = {"form": form, "state": states[iso3], "title": desk.titles({key})[key]}
    return TemplateResponse(request, "agreement/withdraw.html", context, status=_status(form))


def _answer_page(
    request: HttpRequest,
    row: AgreementRequest,
    form: AnswerForm,
    pass_on_form: PassOnForm | None = None,
) -> HttpResponse:
    page = row.task_state.revision.as_object()
    content = content_of(page)
    live = ActivityPage.objects.filter(pk=page.pk, live=True).select_related("locale").first()
    others = ActivityPage.objects.filter(translation_key=row.work_key).exclude(pk=page.pk)
    colleagues = pass_on_form or PassOnForm(row, _user(request).pk)
    context: dict[str, Any] = {
        "row": row,
        # An answer to a text that has changed since could not count: there is no form then.
        "is_open": row.closed_at is None and fingerprint(content) == row.fingerprint,
        "form": form,
        "pass_on_form": colleagues,
        "has_colleagues": colleagues.has_colleagues,
        "reference": page.reference,
        "title": page.title,
        "language": language_of_content(content),
        "fields": shown(content),
        "changes": None if live is None else changes(content_of(live), content),
        "is_source": page.is_source_version,
        "translations": languages_of(others.values_list("locale__language_code", flat=True)),
        "others": _answers_of_others(row),
    }
    status = max(_status(form), _status(colleagues))
    return TemplateResponse(request, "agreement/request.html", context, status=status)


def _answers_of_others(row: AgreementRequest) -> list[AgreementRequest]:
    """Return what the other States of the same asking answered, or have not yet."""
    others = AgreementRequest.objects.filter(task_state=row.task_state_id).exclude(pk=row.pk)
    found = others.select_related("state", "answer", "answer__decided_by")
    return sorted(found, key=lambda other: other.state.label)


def _request_or_404(request: HttpRequest, pk: int) -> AgreementRequest:
    """Return a request to a State the person answers for; others do not exist for them."""
    row = (
        AgreementRequest.objects.filter(pk=pk, state__in=desk.states_answered_for(_user(request)))
        .select_related("state", "answer", "delegate", "task_state__revision")
        .first()
    )
    if row is None:
        raise Http404
    return row


def _initial(row: AgreementRequest) -> dict[str, Any]:
    return {"fingerprint": row.fingerprint}


def _status(form: Form) -> int:
    """Return 422 for a form that was sent with errors."""
    return 422 if form.is_bound and form.errors else 200


def _user(request: HttpRequest) -> User:
    """Return who is signed in; the views are open to nobody else."""
    user = request.user
    if not isinstance(user, User):
        raise Http404
    return user
