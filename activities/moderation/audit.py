"""The record of decisions as the secretariat reads it; nothing here writes to it."""

import csv
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.paginator import WagtailPaginator

from activities.agreement.access import secretariat_only
from activities.agreement.models import Decision
from activities.agreement.verifying import problems
from activities.moderation.forms import AuditForm
from activities.moderation.queues import QUEUES
from activities.repository.exports import safe_cell

#: Entries of a page.
ROWS: Final = 50
#: Problems named; a record that is not whole may have one in every entry.
MOST_PROBLEMS: Final = 100
#: Columns of the file.
COLUMNS: Final = (
    "number",
    "decided_at",
    "reference",
    "state",
    "kind",
    "decided_by",
    "covers_translations",
    "reason",
    "hash",
)


@require_safe
@secretariat_only
def listing(request: HttpRequest, _user: User) -> HttpResponse:
    """Show the record, the latest entry first."""
    form = AuditForm(request.GET)
    page = WagtailPaginator(_entries(form), ROWS).get_page(request.GET.get("p", ""))
    kept = request.GET.copy()
    kept.pop("p", None)
    context = {
        "page_title": _("Record of decisions"),
        "header_icon": "history",
        "here": "audit",
        "queues": QUEUES,
        "form": form,
        "rows": page,
        "kept": kept.urlencode(),
        "page_range": page.paginator.get_elided_page_range(page.number),
    }
    return TemplateResponse(request, "moderation/audit.html", context)


@require_safe
@secretariat_only
def export(request: HttpRequest, _user: User) -> StreamingHttpResponse:
    """Return the selected entries as comma-separated values (RFC 4180) in UTF-8."""
    response = StreamingHttpResponse(
        _lines(_entries(AuditForm(request.GET))), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="decisions.csv"'
    response["Cache-Control"] = "no-store"
    return response


@require_safe
@secretariat_only
def check(request: HttpRequest, _user: User) -> HttpResponse:
    """Read the whole record again and say whether it is whole; takes as long as it is long."""
    context = {
        "page_title": _("Check of the record"),
        "header_icon": "history",
        "here": "audit",
        "queues": QUEUES,
        "problems": list(islice(problems(), MOST_PROBLEMS)),
    }
    return TemplateResponse(request, "moderation/check.html", context)


def _entries(form: AuditForm) -> QuerySet[Decision]:
    chosen = form.chosen()
    rows: QuerySet[Decision] = Decision.objects.select_related("state", "decided_by")
    if "reference" in chosen:
        rows = rows.filter(reference__icontains=chosen["reference"])
    rows = rows.filter(**{name: chosen[name] for name in ("state", "kind") if name in chosen})
    return rows.defer("content").order_by("-number")


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        """Return the line."""
        return line


def _lines(rows: QuerySet[Decision]) -> Iterator[str]:
    writer: Any = csv.writer(_Echo())
    # Spreadsheets take a file without this mark for one in their own country's encoding.
    yield "\ufeff"
    yield writer.writerow(COLUMNS)
    for row in rows.iterator(ROWS):
        cells = (
            row.number,
            row.decided_at.isoformat(),
            row.reference,
            row.state.iso3,
            row.kind,
            row.decided_by or "",
            row.covers_translations,
            row.reason,
            row.hash,
        )
        yield writer.writerow([safe_cell(str(cell)) for cell in cells])
