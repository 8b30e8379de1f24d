"""Writing a statement: what it is about, then its texts, one language after the other."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import User
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from panels.statements.access import statement_or_404
from panels.statements.forms import AboutForm, TextForm
from panels.statements.keeping import keep_file, keep_text, remove_text
from panels.statements.models import Statement, StatementFile, StatementText
from panels.statements.showing import shown_panel
from panels.statements.speaking import bodies_of
from panels.statements.timing import Window
from portal.accounts.access import typed_before
from portal.organisations.offices import for_delegates

#: Statements that one person may begin in an hour, and files that one may leave in it.
MOST_STARTED: Final = 20
MOST_FILES: Final = 60
HOUR: Final = timedelta(hours=1)


@for_delegates
def start(request: HttpRequest, user: User, key: UUID) -> HttpResponse:
    """Begin a statement, while its window is open; nothing is sent by that."""
    panel = shown_panel(key)
    if panel is None:
        raise Http404
    bodies = bodies_of(user)
    sent = request.method == "POST"
    instance = Statement(panel_key=key, sender=user)
    form = AboutForm(_typed(request), instance=instance, bodies=bodies)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if sent else HTTPStatus.OK
    if sent and panel.window is Window.OPEN and bodies and form.is_valid():
        if user.statements.filter(created_at__gte=timezone.now() - HOUR).count() < MOST_STARTED:
            statement = form.save()
            return redirect("statements:add", statement.key)
        form.add_error(None, _("You have begun many in this hour. Try again in an hour."))
        status = HTTPStatus.TOO_MANY_REQUESTS
    context = {"form": form, "panel": panel, "bodies": bodies}
    return TemplateResponse(request, "statements/start.html", context, status=status)


@for_delegates
@transaction.atomic
def about(request: HttpRequest, user: User, key: UUID) -> HttpResponse:
    """Change on whose behalf, by whom and how a statement is given."""
    statement = statement_or_404(user, key, lock=True)
    if not statement.is_open:
        return redirect("statements:detail", key)
    form = AboutForm(_typed(request), instance=statement, bodies=bodies_of(user))
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("statements:detail", key)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    context = {"form": form, "statement": statement, "panel": shown_panel(statement.panel_key)}
    return TemplateResponse(request, "statements/start.html", context, status=status)


@for_delegates
@transaction.atomic
def add(request: HttpRequest, user: User, key: UUID) -> HttpResponse:
    """Add the statement in one language."""
    return _write(request, user, statement_or_404(user, key, lock=True), None)


@for_delegates
@transaction.atomic
def text(request: HttpRequest, user: User, key: UUID, code: str) -> HttpResponse:
    """Change the statement in one language, or take it away."""
    statement = statement_or_404(user, key, lock=True)
    row = statement.texts.select_related("file").filter(language=code).first()
    if row is None:
        raise Http404
    if request.method == "POST" and "delete" in request.POST and statement.is_open:
        remove_text(statement, row)
        messages.success(request, _("The text in this language is deleted."))
        return redirect("statements:detail", key)
    return _write(request, user, statement, row)


def _write(
    request: HttpRequest, user: User, statement: Statement, row: StatementText | None
) -> HttpResponse:
    if not statement.is_open:
        return redirect("statements:detail", statement.key)
    sent = request.method == "POST"
    files = request.FILES if sent else None
    form = TextForm(_typed(request), files, statement=statement, row=row)
    status = 200
    if sent:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid() and not _has_room(user, form):
            form.add_error("file", _("You have sent many files in this hour. Try again later."))
            status = HTTPStatus.TOO_MANY_REQUESTS
        if form.is_valid():
            keep_text(statement, row, form.cleaned_data, _file_of(form))
            return redirect("statements:detail", statement.key)
        if status == HTTPStatus.UNPROCESSABLE_ENTITY:
            _wait(user, form)
    context = {"form": form, "statement": statement, "row": row}
    return TemplateResponse(request, "statements/text.html", context, status=status)


def _file_of(form: TextForm) -> StatementFile | None:
    """Return the file a text has from now on: a new one, none, or the one there was."""
    if new := form.cleaned_data["file"]:
        return keep_file(form.statement, new)
    return None if form.cleaned_data.get("remove") else form.kept


def _wait(user: User, form: TextForm) -> None:
    """Keep a good file that came with a form that is not valid, so that it is not asked again."""
    new = form.cleaned_data.get("file")
    if new and _has_room(user, form):
        form.kept = keep_file(form.statement, new)
        data: Any = QueryDict(mutable=True)
        data.update(form.data)
        data[form.add_prefix("waiting")] = str(form.kept.pk)
        form.data = data


def _has_room(user: User, form: TextForm) -> bool:
    """Whether a new file, if there is one, may be kept in this hour."""
    if not form.cleaned_data.get("file"):
        return True
    recent = StatementFile.objects.filter(
        statement__sender=user, kept_at__gte=timezone.now() - HOUR
    )
    return recent.count() < MOST_FILES


def _typed(request: HttpRequest) -> QueryDict | None:
    """Return what was typed, now or before having to sign in."""
    return request.POST if request.method == "POST" else typed_before(request)
