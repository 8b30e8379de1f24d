"""The secretariat's pages for what States answer on paper."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from activities.agreement import paper
from activities.agreement.access import secretariat_only
from activities.agreement.answering import AnswerRefusedError
from activities.agreement.models import AgreementRequest, PaperAnswer
from activities.repository.models import ActivityReference


class PaperForm(forms.Form):
    """A note verbale."""

    number = forms.CharField(label=gettext_lazy("Number of the note verbale"), max_length=100)
    dated = forms.DateField(
        label=gettext_lazy("Date of the note verbale"),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    scan = forms.FileField(label=gettext_lazy("Scan"), help_text=paper.ScanRefusedError.message)
    covers_translations = forms.BooleanField(
        label=gettext_lazy(
            "Faithful translations into the other official languages may be published too"
        ),
        required=False,
    )


@require_safe
@secretariat_only
def waiting(request: HttpRequest, _user: User) -> HttpResponse:
    """List requests that wait for a State, and notes that wait for a second person."""
    rows = list(
        AgreementRequest.objects.filter(closed_at__isnull=True)
        .select_related("state", "paper", "paper__recorded_by")
        .order_by("asked_at")
    )
    keys = {row.work_key for row in rows}
    held = ActivityReference.objects.filter(work_key__in=keys)
    references = dict(held.values_list("work_key", "reference"))
    context = {"rows": [(row, references[row.work_key]) for row in rows]}
    return TemplateResponse(request, "agreement/admin/waiting.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@secretariat_only
def record(request: HttpRequest, user: User, pk: int) -> HttpResponse:
    """Enter a note verbale."""
    row = get_object_or_404(AgreementRequest, pk=pk, closed_at__isnull=True)
    form = PaperForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            paper.record_paper(row, user, **form.cleaned_data)
        except AnswerRefusedError as refused:
            form.add_error(None, str(refused.message))
        else:
            messages.success(request, _("Recorded. Another person has to confirm it."))
            return redirect("agreement_paper")
    context = {"form": form, "row": row, "reference": ActivityReference.of(row.work_key).reference}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "agreement/admin/record.html", context, status=status)


@require_POST
@secretariat_only
def confirm(request: HttpRequest, user: User, pk: int) -> HttpResponse:
    """Confirm a note verbale that another person has entered."""
    try:
        paper.confirm(_unconfirmed(pk), user)
    except AnswerRefusedError as refused:
        messages.error(request, str(refused.message))
    else:
        messages.success(request, _("Confirmed: the State’s agreement is recorded."))
    return redirect("agreement_paper")


@require_safe
@secretariat_only
def scan(_request: HttpRequest, _user: User, pk: int) -> HttpResponseBase:
    """Hand out a scan, to the secretariat only."""
    found = get_object_or_404(PaperAnswer, pk=pk)
    response = FileResponse(found.scan.open("rb"), as_attachment=True)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _unconfirmed(pk: int) -> PaperAnswer:
    rows: Any = PaperAnswer.objects.select_related("request")
    found: PaperAnswer = get_object_or_404(rows, pk=pk, decision=None, request__isnull=False)
    return found
