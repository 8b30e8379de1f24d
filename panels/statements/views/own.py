"""What a delegation has sent, and what became of it."""

from http import HTTPStatus
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from panels.statements.access import statement_or_404
from panels.statements.answers import send_file
from panels.statements.deciding import TooLateError, missing, send, withdraw
from panels.statements.forms import SendForm
from panels.statements.keeping import discard
from panels.statements.models import Statement
from panels.statements.showing import shown_panels
from panels.statements.timing import Window
from portal.languages import active_language
from portal.organisations.offices import for_delegates

ROWS: Final = 25


@require_safe
@for_delegates
def listing(request: HttpRequest, user: User) -> HttpResponse:
    """List the statements of those the user acts for, the latest first."""
    rows = Statement.objects.seen_by(user).select_related("organisation", "state")
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    panels = shown_panels({row.panel_key for row in page})
    code = active_language().code
    listed = [(row, row.body_in(code), panels.get(row.panel_key)) for row in page]
    return TemplateResponse(request, "statements/list.html", {"listed": listed, "page_obj": page})


@for_delegates
def detail(request: HttpRequest, user: User, key: UUID) -> HttpResponse:
    """Show a statement to who sends it: what it lacks, what became of it; send or withdraw it."""
    statement = statement_or_404(user, key)
    panel = shown_panels([statement.panel_key], drafts=True).get(statement.panel_key)
    # What was returned was sent in time.
    in_time = statement.status == Statement.Status.RETURNED or (
        panel is not None and panel.window is Window.OPEN
    )
    form, status = SendForm(initial={"version": statement.version}), 200
    if request.method == "POST":
        if "withdraw" in request.POST or "discard" in request.POST:
            return _take_back(request, user, statement)
        form, status = SendForm(request.POST), HTTPStatus.UNPROCESSABLE_ENTITY
        if in_time and form.is_valid():
            status = _sent(request, user, statement, form)
            if status == 200:  # noqa: PLR2004 -- HTTP
                return redirect("statements:detail", key)
    context = {
        "statement": statement,
        "body": statement.body_in(active_language().code),
        "panel": panel,
        "texts": statement.texts.select_related("file"),
        "lacks": missing(statement) if statement.is_open else [],
        "in_time": in_time,
        "form": form,
    }
    return TemplateResponse(request, "statements/detail.html", context, status=status)


@require_safe
@for_delegates
def file(_request: HttpRequest, user: User, key: UUID, code: str) -> HttpResponseBase:
    """Send a file back to who sends the statement."""
    texts = statement_or_404(user, key).texts.filter(language=code)
    return send_file(texts.select_related("file", "statement").first())


def _sent(request: HttpRequest, user: User, statement: Statement, form: SendForm) -> int:
    """Send it and return the status of the answer; what is wrong is said in the form."""
    try:
        # Without a version nobody knows what was looked at.
        send(statement, user, form.cleaned_data["version"] or "-")
    except ValidationError as error:
        form.add_error(None, error)
        return HTTPStatus.UNPROCESSABLE_ENTITY
    except TooLateError:
        form.add_error(None, _("It was changed in another window meanwhile. Look at it again."))
        return HTTPStatus.CONFLICT
    messages.success(request, _("Sent. We write to you when the secretariat has read it."))
    return 200


@transaction.atomic
def _take_back(request: HttpRequest, user: User, statement: Statement) -> HttpResponse:
    """Withdraw what was sent; delete what never was."""
    held = statement_or_404(user, statement.key, lock=True)
    if held.status == Statement.Status.DRAFT:
        discard(held)
        messages.success(request, _("The draft is deleted."))
        return redirect("statements:list")
    if held.status != Statement.Status.WITHDRAWN:
        withdraw(held, user, by_sender=True)
        messages.success(request, _("Withdrawn. Nobody but you and the secretariat reads it now."))
    return redirect("statements:detail", held.key)
