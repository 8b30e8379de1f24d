"""The secretariat's pages: the list, one statement, its preview and its files."""

from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.paginator import WagtailPaginator

from panels.statements.access import MODERATES
from panels.statements.answers import send_file
from panels.statements.deciding import TooLateError, give_back, publish, set_place, withdraw
from panels.statements.forms import DecisionForm, FilterForm
from panels.statements.models import Statement, StatementText
from panels.statements.reading import Addresses, show, with_texts
from panels.statements.showing import shown_panels
from portal.languages import active_language

ROWS: Final = 50


@require_safe
@MODERATES.required
def listing(request: HttpRequest, _user: User) -> HttpResponse:
    """List statements that were sent, the latest first; by panel and status."""
    sent = Statement.objects.exclude(status=Statement.Status.DRAFT)
    keys = set(sent.order_by().values_list("panel_key", flat=True).distinct())
    panels = shown_panels(keys, drafts=True)
    titles = {str(key): panel.title for key, panel in panels.items()}
    form = FilterForm(request.GET or None, panels=dict(sorted(titles.items(), key=lambda x: x[1])))
    chosen = form.chosen() if form.is_bound else {}
    rows = sent.select_related("organisation", "state").order_by("-sent_at", "-pk")
    if "panel" in chosen:
        rows = rows.filter(panel_key=UUID(chosen["panel"]))
    if "status" in chosen:
        rows = rows.filter(status=chosen["status"])
    page = WagtailPaginator(rows.prefetch_related(with_texts(whole=False)), ROWS).get_page(
        request.GET.get("p", "")
    )
    code = active_language().code
    context = {
        "page_title": _("Statements"),
        "header_icon": "openquote",
        "form": form,
        "rows": page,
        "listed": [(row, row.body_in(code), panels.get(row.panel_key)) for row in page],
        "page_range": page.paginator.get_elided_page_range(page.number),
    }
    return TemplateResponse(request, "statements/admin/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@MODERATES.required
def review(request: HttpRequest, user: User, pk: int) -> HttpResponse:
    """Show everything a statement says, and decide what becomes of it."""
    row = _sent_or_404(pk)
    form, status = DecisionForm(initial={"place": row.place}), 200
    if request.method == "POST":
        form = DecisionForm(request.POST)
        status = _decide(request, user, row, form)
        if status == 200:  # noqa: PLR2004 -- HTTP
            messages.success(request, f"{_('Done:')} {row.reference}")
            return redirect("statements_list")
    context = {
        "page_title": row.reference,
        "header_icon": "openquote",
        "row": row,
        "one": show(row, addresses=_ADDRESSES) if row.texts.all() else None,
        "panel": shown_panels([row.panel_key], drafts=True).get(row.panel_key),
        "events": row.events.select_related("user"),
        "form": form,
    }
    return TemplateResponse(request, "statements/admin/review.html", context, status=status)


@require_safe
@MODERATES.required
def preview(request: HttpRequest, _user: User, pk: int, code: str = "") -> HttpResponse:
    """Show a statement as everybody will read it."""
    row = _sent_or_404(pk)
    panel = shown_panels([row.panel_key], drafts=True).get(row.panel_key)
    known = {text.language for text in row.texts.all()}
    if panel is None or not known or (code and code not in known):
        raise Http404
    context = {
        "one": show(row, code, _ADDRESSES),
        "panel": panel,
        "previewed": row,
    }
    return TemplateResponse(request, "statements/read.html", context)


@require_safe
@MODERATES.required
def file(_request: HttpRequest, _user: User, pk: int, code: str) -> HttpResponseBase:
    """Send a file to who moderates."""
    texts = StatementText.objects.filter(statement=_sent_or_404(pk), language=code)
    return send_file(texts.select_related("file", "statement").first())


def _decide(request: HttpRequest, user: User, row: Statement, form: DecisionForm) -> int:
    """Do what was decided and return the status of the answer."""
    action, version = request.POST.get("action", ""), request.POST.get("version", "")
    if not form.is_valid() or (action == "return" and not form.require_reason()):
        return HTTPStatus.UNPROCESSABLE_ENTITY
    place, reason = form.cleaned_data["place"], form.cleaned_data["reason"]
    acts: dict[str, Any] = {
        "publish": lambda: publish(row, user, version or "-", place),
        "return": lambda: give_back(row, user, version or "-", reason),
        "withdraw": lambda: withdraw(row, user, reason, by_sender=False),
        "place": lambda: set_place(row, place),
    }
    if action not in acts:
        form.add_error(None, _("Choose what to do with it."))
        return HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        acts[action]()
    except TooLateError:
        form.add_error(None, _("It was changed or decided meanwhile. Look at it again."))
        return HTTPStatus.CONFLICT
    return 200


def _sent_or_404(pk: int) -> Statement:
    rows = Statement.objects.exclude(status=Statement.Status.DRAFT)
    rows = rows.select_related("organisation", "state", "sender")
    return get_object_or_404(rows.prefetch_related(with_texts(whole=True)), pk=pk)


def _preview_address(statement: Statement, text: StatementText) -> str:
    return reverse("statements_preview_in", args=[statement.pk, text.language])


def _file_address(statement: Statement, text: StatementText) -> str:
    return reverse("statements_file", args=[statement.pk, text.language])


_ADDRESSES: Final = Addresses(_preview_address, _file_address)
