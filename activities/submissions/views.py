"""What an organisation has written, beginning anew, and what became of one submission."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from activities.submissions.access import submission_or_404
from activities.submissions.forms.around import NoteForm, StartForm
from activities.submissions.models import Submission, SubmissionNote
from activities.submissions.standing import standings
from portal.accounts.access import for_signed_in, typed_before

#: Drafts that one person may begin in an hour, and notes to one submission.
MOST_STARTED: Final = 30
MOST_NOTES: Final = 30
ROWS: Final = 25


@for_signed_in
def submissions(request: HttpRequest, user: User) -> HttpResponse:
    """List what the user's organisations have written, what was touched last first."""
    rows = Submission.objects.seen_by(user).select_related("organisation", "page")
    listed = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    context = {"listed": listed, "rows": standings(listed.object_list)}
    return TemplateResponse(request, "submissions/list.html", context)


@for_signed_in
def start(request: HttpRequest, user: User) -> HttpResponse:
    """Begin a draft."""
    typed = request.POST if request.method == "POST" else typed_before(request)
    form = StartForm(typed, user=user)
    if request.method == "POST" and form.is_valid():
        since = timezone.now() - timedelta(hours=1)
        if user.submissions.filter(created_at__gte=since).count() >= MOST_STARTED:
            form.add_error(None, _("You have begun many today. Try again in an hour."))
        else:
            form.instance.owner = user
            submission = form.save()
            return redirect("submissions:step", submission.key, "what")
    return TemplateResponse(request, "submissions/start.html", {"form": form})


@for_signed_in
def detail(request: HttpRequest, user: User, key: UUID) -> HttpResponse:
    """Show what became of it; answer a question, open it again to change it, or discard it."""
    submission = submission_or_404(user, key)
    if request.method == "POST" and "change" in request.POST:
        return _open_again(user, key)
    if request.method == "POST" and "discard" in request.POST:
        return _discard(request, user, key)
    form = NoteForm(request.POST if request.method == "POST" else typed_before(request))
    if request.method == "POST" and form.is_valid():
        since = timezone.now() - timedelta(hours=1)
        recent = submission.notes.filter(author=user, written_at__gte=since)
        if recent.count() >= MOST_NOTES:
            form.add_error(None, _("You have written many messages. Try again in an hour."))
        else:
            text = form.cleaned_data["text"]
            SubmissionNote.objects.create(submission=submission, author=user, text=text)
            messages.success(request, _("Your message is with the secretariat."))
            return redirect("submissions:detail", key)
    (standing,) = standings([submission])
    context = {
        "submission": submission,
        "standing": standing,
        "notes": submission.notes.all(),
        "form": form,
    }
    status = 422 if form.is_bound and form.errors else 200
    return TemplateResponse(request, "submissions/detail.html", context, status=status)


@transaction.atomic
def _open_again(user: User, key: UUID) -> HttpResponse:
    """Let it be changed; what the States are asked stands until it is sent anew."""
    held = submission_or_404(user, key, lock=True)
    held.status = Submission.Status.DRAFT
    held.version += 1
    held.save()
    return redirect("submissions:step", key, "what")


@transaction.atomic
def _discard(request: HttpRequest, user: User, key: UUID) -> HttpResponse:
    """Delete a draft that was never sent, with its files."""
    held = submission_or_404(user, key, lock=True)
    if held.work_key or held.status != Submission.Status.DRAFT:
        messages.error(request, _("It was sent, so it stays on record."))
        return redirect("submissions:detail", key)
    documents = [file.document for file in held.files.select_related("document")]
    held.delete()
    for document in documents:
        document.delete()
    messages.success(request, _("The draft is deleted."))
    return redirect("submissions:list")
