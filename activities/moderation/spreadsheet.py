"""The secretariat's page for activities that come as a spreadsheet.

A file is checked first, row by row, without anything being written. What is fine is then sent by a
background task, because a thousand activities take longer than a browser waits.
"""

from collections import Counter
from dataclasses import asdict
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_tasks import TaskResultStatus
from django_tasks.exceptions import TaskResultDoesNotExist, TaskResultMismatch

from activities.agreement.access import secretariat_only
from activities.moderation.queues import QUEUES
from activities.moderation.spreadsheet_checking import FINE, REFUSED, SENT, THERE, Checker
from activities.moderation.spreadsheet_columns import COLUMNS, REQUIRED, read
from activities.moderation.spreadsheet_sending import send_rows
from activities.spreadsheets.keeping import NotKeptError, claim, forget_old, keep
from activities.spreadsheets.uploading import SheetForm, empty_file
from activities.submissions.forms import STEPS
from portal.languages import active_language

#: Verdicts as the reader is told them, in the order of the summary.
VERDICTS: Final = {
    SENT: gettext_lazy("Sent for review"),
    FINE: gettext_lazy("Would be sent"),
    THERE: gettext_lazy("Already there"),
    REFUSED: gettext_lazy("Refused"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@secretariat_only
def upload(request: HttpRequest, user: User) -> HttpResponse:
    """Take a file and say row by row what would become of it; nothing is sent."""
    forget_old()
    posted = request.method == "POST"
    sent = (request.POST, request.FILES) if posted else ()
    form = SheetForm(*sent, read=read)
    context: dict[str, Any] = {"form": form, "columns": _columns()}
    if posted and form.is_valid():
        checker = Checker(form.sheet, user.pk)
        outcomes = [asdict(checker.check(row)[0]) for row in form.sheet.rows]
        context |= _report(outcomes) | {"unknown": form.sheet.unknown, "is_dry": True}
        if any(one["verdict"] == FINE for one in outcomes):
            extension, data = form.cleaned_data["file"]
            context["ticket"] = keep(extension, data, user.pk)
    return _page(request, context, 422 if form.errors else 200)


@require_POST
@secretariat_only
def send(request: HttpRequest, user: User) -> HttpResponse:
    """Have the very file sent that was checked."""
    try:
        ticket = claim(request.POST.get("ticket", ""), user.pk)
    except NotKeptError:
        messages.error(
            request,
            _(
                "The file is kept no longer, or was sent already. Upload it again: nothing that "
                "was sent is sent twice."
            ),
        )
        return redirect("moderation_spreadsheet")
    result = send_rows.enqueue(asdict(ticket), active_language().code)
    return redirect("moderation_spreadsheet_report", result.id)


@require_safe
@secretariat_only
def report(request: HttpRequest, _user: User, pk: UUID) -> HttpResponse:
    """Say row by row what became of a file that was sent."""
    try:
        result = send_rows.get_result(str(pk))
    except (TaskResultDoesNotExist, TaskResultMismatch):
        raise Http404 from None
    if result.status == TaskResultStatus.SUCCESSFUL and result.return_value is not None:
        return _page(request, _report(result.return_value))
    return _page(request, {"waits": not result.is_finished, "failed": result.is_finished})


@require_safe
@secretariat_only
def template(_request: HttpRequest, _user: User) -> HttpResponse:
    """Return the row of headings as a file to fill in."""
    return empty_file("activities-to-send.csv", COLUMNS)


def _page(request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    about = {
        "page_title": _("Bulk import"),
        "header_icon": "table",
        "here": "spreadsheet",
        "apply": reverse("moderation_spreadsheet_send"),
        "empty": reverse("moderation_spreadsheet_template"),
        "queues": QUEUES,
    }
    return TemplateResponse(request, "moderation/spreadsheet.html", about | context, status=status)


def _report(outcomes: list[dict[str, Any]]) -> dict[str, Any]:
    counts = Counter(one["verdict"] for one in outcomes)
    return {
        "outcomes": [one | {"label": VERDICTS[one["verdict"]]} for one in outcomes],
        "counts": [(label, counts[name]) for name, label in VERDICTS.items() if counts[name]],
    }


def _columns() -> list[tuple[str, Any, bool]]:
    """Return each column with what it is called in the form, and whether it must be there."""
    fields = {name: one.label for step in STEPS.values() for name, one in step.base_fields.items()}
    labels = fields | {
        "organisation": _("Organisation"),
        "language": _("Language"),
        "title": STEPS["what"].base_fields["title"].label,
        "links": fields["addresses"],
        "external_id": _("Identifier of the row in the system it comes from"),
    }
    return [(name, labels[name], name in REQUIRED) for name in COLUMNS]
