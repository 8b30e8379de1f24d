"""The secretariat's pages. The list names nobody; who opens a request is put on record."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.paginator import WagtailPaginator

from panels.accommodation.access import HANDLES
from panels.accommodation.answering import answer, delete
from panels.accommodation.forms import AnswerForm
from panels.accommodation.models import AccommodationEvent, AccommodationRequest
from panels.accommodation.needs import Need, Particulars
from panels.accommodation.record import note
from panels.accommodation.sealing import unseal
from panels.discussions.models import PanelPage
from portal.languages import active_language, language_of
from portal.sealing import NoKeyError, UnreadableError
from portal.works.cards import version_for

ROWS: Final = 50


@require_safe
@HANDLES.required
def listing(request: HttpRequest, _user: User) -> HttpResponse:
    """List requests, the latest first."""
    page = WagtailPaginator(AccommodationRequest.objects.all(), ROWS).get_page(
        request.GET.get("p", "")
    )
    titles = _titles({row.panel_key for row in page})
    context = {
        "page_title": _("Requests"),
        "header_icon": "group",
        "rows": page,
        "listed": [(row, titles.get(row.panel_key)) for row in page],
        "page_range": page.paginator.get_elided_page_range(page.number),
    }
    return TemplateResponse(request, "accommodation/admin/list.html", context)


@require_safe
@HANDLES.required
def record(request: HttpRequest, _user: User) -> HttpResponse:
    """Show who touched which request, those that are gone included."""
    events = AccommodationEvent.objects.select_related("user")
    page = WagtailPaginator(events, ROWS).get_page(request.GET.get("p", ""))
    context = {
        "page_title": _("Record of requests"),
        "header_icon": "history",
        "rows": page,
        "page_range": page.paginator.get_elided_page_range(page.number),
    }
    return TemplateResponse(request, "accommodation/admin/record.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@sensitive_variables()
@HANDLES.required
def detail(request: HttpRequest, user: User, pk: int) -> HttpResponse:
    """Open a request, which is put on record, and say what became of it."""
    row = get_object_or_404(AccommodationRequest, pk=pk)
    said = _opened(row, user)
    form = AnswerForm(initial={"status": row.status, "note": said.note if said else ""})
    if request.method == "POST" and said is not None:
        form = AnswerForm(request.POST)
        if form.is_valid():
            answer(row, user, form.cleaned_data["status"], form.cleaned_data["note"])
            messages.success(request, f"{_('Done:')} {row.reference}")
            return redirect("accommodation_list")
    context = {
        "page_title": row.reference,
        "header_icon": "group",
        "row": row,
        "title": _titles({row.panel_key}).get(row.panel_key),
        "said": said,
        "needs": [Need(code).label for code in said.needs] if said else [],
        "language": language_of(said.language) if said else None,
        "form": form,
        "events": AccommodationEvent.objects.filter(reference=row.reference).select_related("user"),
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "accommodation/admin/detail.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@HANDLES.required
def remove(request: HttpRequest, user: User, pk: int) -> HttpResponse:
    """Ask whether to delete a request before its day, as its sender may wish, and do so."""
    row = get_object_or_404(AccommodationRequest, pk=pk)
    if request.method == "POST":
        delete(row, user)
        messages.success(request, f"{_('Deleted:')} {row.reference}")
        return redirect("accommodation_list")
    context = {"page_title": row.reference, "header_icon": "bin", "row": row}
    return TemplateResponse(request, "accommodation/admin/delete.html", context)


@transaction.atomic
def _opened(row: AccommodationRequest, user: User) -> Particulars | None:
    """Return what a request says, on record; nothing when no key opens it."""
    note(row, AccommodationEvent.Kind.READ, user)
    try:
        return unseal(row.sealed)
    except (NoKeyError, UnreadableError):
        return None


def _titles(keys: set[UUID]) -> dict[UUID, Any]:
    """Return panels by key, each in the reader's language where it has a version in it."""
    versions: dict[UUID, dict[str, PanelPage]] = {}
    pages = PanelPage.objects.filter(translation_key__in=keys).select_related("locale")
    for page in pages.defer("body"):
        versions.setdefault(page.translation_key, {})[page.locale.language_code] = page
    found = {}
    for key, pages in versions.items():
        source = next(iter(pages.values())).source_language
        language, page = version_for(pages, source, active_language())
        found[key] = {"title": page.title, "language": language}
    return found
