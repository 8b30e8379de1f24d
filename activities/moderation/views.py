"""The secretariat's queues, and the page on which it decides."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import WorkflowState

from activities.agreement.access import secretariat_only
from activities.agreement.models import AgreementRequest
from activities.agreement.workflow import REVIEW, WORKFLOW
from activities.moderation.deciding import NotAsShownError, accept, give_back
from activities.moderation.duplicates import find_duplicates
from activities.moderation.forms import FilterForm, ReasonForm
from activities.moderation.queues import QUEUES, ROWS, page_of, queue, rows_of
from activities.repository.content import content_of
from activities.repository.models import ActivityPage
from activities.repository.showing import changes, shown
from activities.submissions.models import Submission


@require_safe
@secretariat_only
def listing(request: HttpRequest, _user: User, name: str = "review") -> HttpResponse:
    """Show a queue."""
    if name not in QUEUES:
        raise Http404
    form = FilterForm(request.GET)
    page = page_of(queue(name, form.chosen().get("state")), request.GET.get("p", ""))
    context = {
        "page_title": QUEUES[name],
        "header_icon": "tasks",
        "here": name,
        "queues": QUEUES,
        "form": form,
        "rows": page,
        "page_range": page.paginator.get_elided_page_range(page.number),
    }
    return TemplateResponse(request, "moderation/queue.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@secretariat_only
def review(request: HttpRequest, user: User, pk: int) -> HttpResponse:
    """Show everything about an activity on its way, and take the decision."""
    under_way = get_object_or_404(
        WorkflowState.objects.select_related("current_task_state__task"),
        pk=pk,
        workflow__name=WORKFLOW,
    )
    form = ReasonForm()
    if request.method == "POST":
        returns = request.POST.get("action") == "return"
        form = ReasonForm(request.POST) if returns else form
        version = request.POST.get("item", "")
        if not returns or form.is_valid():
            try:
                reference = _decide(version, user, form)
            except NotAsShownError as refused:
                messages.error(request, str(refused.message))
            else:
                messages.success(request, f"{_('Done:')} {reference}")
                return redirect("moderation_queue")
    context = _about(under_way) | {"form": form, "header_icon": "tasks"}
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(request, "moderation/review.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@secretariat_only
def bulk(request: HttpRequest, user: User) -> HttpResponse:
    """Ask whether to decide on all chosen activities alike, and do so."""
    sent = request.POST if request.method == "POST" else request.GET
    versions = list(dict.fromkeys(sent.getlist("item")))[:ROWS]
    returns = sent.get("action") == "return"
    form = ReasonForm(request.POST if request.method == "POST" and returns else None)
    pks = [int(pk) for one in versions if (pk := one.partition("-")[0][:18]).isdecimal()]
    in_review = rows_of(queue("review").filter(pk__in=pks))
    chosen = [row for row in in_review if row.version in versions]
    if not chosen:
        messages.error(request, _("Choose activities that are still as you read them."))
        return redirect("moderation_queue")
    if request.method == "POST" and (not returns or form.is_valid()):
        _decide_on_all(request, versions, user, form)
        return redirect("moderation_queue")
    context = {
        "page_title": _("Return these activities?") if returns else _("Accept these activities?"),
        "header_icon": "tasks",
        "rows": chosen,
        "returns": returns,
        "form": form,
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "moderation/bulk.html", context, status=status)


def _decide(version: str, user: User, form: ReasonForm) -> str:
    """Return an activity with the reason of a form that was filled in, else accept it."""
    if form.is_bound:
        return give_back(version, user, form.cleaned_data["reason"])
    return accept(version, user)


def _decide_on_all(request: HttpRequest, versions: list[str], user: User, form: ReasonForm) -> None:
    """Decide one by one, so that one that has changed keeps no other from being decided."""
    done: list[str] = []
    refused = 0
    for version in versions:
        try:
            done.append(_decide(version, user, form))
        except NotAsShownError:
            refused += 1
    if done:
        messages.success(request, f"{_('Done:')} {', '.join(done)}")
    if refused:
        messages.error(request, f"{NotAsShownError.message} ({refused})")


def _about(under_way: WorkflowState) -> dict[str, Any]:
    kept = get_object_or_404(ActivityPage, pk=under_way.object_id)
    draft: ActivityPage = kept.get_latest_revision_as_object()
    content = content_of(draft)
    submission = Submission.objects.filter(work_key=kept.translation_key)
    requests = AgreementRequest.objects.filter(task_state__workflow_state=under_way)
    task_state = under_way.current_task_state
    return {
        "page_title": draft.reference,
        "page_subtitle": draft.title,
        "row": next(iter(rows_of([under_way])), None),
        "page": kept,
        "is_open": under_way.status == WorkflowState.STATUS_IN_PROGRESS
        and task_state.task.name == REVIEW,
        "status": under_way.get_status_display(),
        "step": _step(under_way),
        "fields": shown(content),
        "changes": changes(content_of(kept), content) if kept.live else None,
        "submission": submission.select_related("organisation__type", "owner").first(),
        "notes": [
            note for one in submission.prefetch_related("notes__author") for note in one.notes.all()
        ],
        "duplicates": find_duplicates(draft),
        "requests": requests.select_related("state", "answer").order_by("asked_at", "pk"),
    }


def _step(under_way: WorkflowState) -> str | Promise:
    """Return whose turn it is, in the reader's language: tasks have one name for all."""
    if under_way.status != WorkflowState.STATUS_IN_PROGRESS:
        return ""
    return QUEUES["review" if under_way.current_task_state.task.name == REVIEW else "waiting"]
