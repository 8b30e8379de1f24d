"""The steps of the form, and the page on which everything is checked and sent."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.models import Locale

from activities.repository.content import content_of
from activities.repository.models import ActivityPage
from activities.repository.showing import shown
from activities.submissions.access import submission_or_404
from activities.submissions.filling import preview
from activities.submissions.forms import STEPS
from activities.submissions.forms.documents import DocumentsForm
from activities.submissions.forms.step import StepForm
from activities.submissions.models import Submission
from activities.submissions.saving import bound, conflicts, held, keep, unfinished
from activities.submissions.sending import send
from portal.accounts.access import for_signed_in, typed_before
from portal.languages import language_of

#: Says that a script saves by itself while somebody types (RFC 9110, section 5.1).
BY_ITSELF: Final = "X-Saved-By-Itself"


@for_signed_in
def step(request: HttpRequest, user: User, key: UUID, name: str) -> HttpResponse:
    """Show a step, and keep what was typed in it even where it is not valid."""
    if name not in STEPS:
        raise Http404
    submission, conflict = submission_or_404(user, key), False
    if request.method == "POST":
        with transaction.atomic():
            submission = submission_or_404(user, key, lock=True)
            form = bound(submission, name, request.POST, request.FILES)
            conflict = conflicts(submission, form, name, request.POST.get("version", ""))
            if not conflict:
                keep(form, name)
        if BY_ITSELF in request.headers:
            status = 409 if conflict else 200
            return JsonResponse({"version": submission.version}, status=status)
        if not conflict and form.is_valid():
            return _after(request, submission, name, form)
    else:
        if submission.status != Submission.Status.DRAFT:
            return redirect("submissions:detail", key)
        before = typed_before(request)
        form = bound(submission, name, before) if before else held(submission, name)
    context = {
        "form": form,
        "submission": submission,
        "conflict": conflict,
        "name": name,
        "steps": _steps(),
        "number": list(STEPS).index(name) + 1,
        "saves_itself": not isinstance(form, DocumentsForm),
        "language": language_of(submission.language),
    }
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(request, "submissions/step.html", context, status=status)


@for_signed_in
def check(request: HttpRequest, user: User, key: UUID) -> HttpResponse:
    """Show everything as the States will see it, and send it."""
    submission = submission_or_404(user, key)
    if submission.status != Submission.Status.DRAFT:
        return redirect("submissions:detail", key)
    wrong = [(name, STEPS[name].heading) for name in unfinished(submission)]
    page, problems = _preview(submission) if not wrong else (None, [])
    changed = request.method == "POST" and request.POST.get("version") != str(submission.version)
    if request.method == "POST" and page and not changed:
        try:
            send(submission, user)
        except ValidationError as error:
            problems = error.messages
        else:
            messages.success(request, _("Sent. We have written to you what happens next."))
            return redirect("submissions:detail", key)
    context = {
        "submission": submission,
        "wrong": wrong,
        "problems": problems,
        "conflict": changed,
        "fields": shown(content_of(page)) if page else [],
        "steps": _steps(),
        "language": language_of(submission.language),
    }
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(request, "submissions/check.html", context, status=status)


def _steps() -> list[tuple[str, Any]]:
    return [(name, form.heading) for name, form in STEPS.items()]


def _after(request: HttpRequest, submission: Submission, name: str, form: StepForm) -> HttpResponse:
    """Go on to the next step, or stay where there is more to add."""
    more = isinstance(form, DocumentsForm) and form.cleaned_data["file"]
    if "find" in request.POST or more:
        return redirect("submissions:step", submission.key, name)
    following = [*STEPS, ""][list(STEPS).index(name) + 1]
    if not following:
        return redirect("submissions:check", submission.key)
    return redirect("submissions:step", submission.key, following)


def _preview(submission: Submission) -> tuple[ActivityPage | None, list[str]]:
    locale = Locale.objects.get(language_code=submission.language)
    try:
        return preview(submission, locale), []
    except ValidationError as error:
        return None, error.messages
