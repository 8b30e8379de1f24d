"""A published statement, and its files; for everybody, and gone once it is withdrawn."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from panels.statements.answers import kept_fresh, send_file
from panels.statements.models import Statement, StatementText
from panels.statements.reading import show, with_texts
from panels.statements.showing import shown_panel


@require_safe
def read(request: HttpRequest, key: UUID, statement: UUID, code: str = "") -> HttpResponse:
    """Show a statement in a language, or in the best one for the reader.

    Raises:
        Http404: it is not public, or does not exist in that language.
    """
    rows = Statement.objects.public().filter(panel_key=key, key=statement)
    rows = rows.select_related("organisation", "state").prefetch_related(with_texts(whole=True))
    row, panel = rows.first(), shown_panel(key)
    if row is None or panel is None:
        raise Http404
    if code and code not in {text.language for text in row.texts.all()}:
        raise Http404
    context = {"one": show(row, code), "panel": panel}
    return kept_fresh(TemplateResponse(request, "statements/read.html", context))


@require_safe
def file(_request: HttpRequest, key: UUID, statement: UUID, code: str) -> HttpResponseBase:
    """Send the file of a published statement."""
    rows = StatementText.objects.filter(
        statement__in=Statement.objects.public().filter(panel_key=key, key=statement),
        language=code,
    )
    return send_file(rows.select_related("file", "statement").first())
