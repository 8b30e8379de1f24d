"""The directory of national mechanisms, for people and for other programs."""

import csv
from collections.abc import Iterator
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from activities.mechanisms.forms import DirectoryForm
from activities.mechanisms.showing import shown
from activities.repository.exports import safe_cell
from portal.languages import active_language

PER_PAGE: Final = 20
#: As in the spreadsheets of imports, but that a name is one, in the reader's language.
COLUMNS: Final = (
    "state",
    "state_name",
    "kind",
    "name",
    "language",
    "url",
    "accreditation",
    "accredited_on",
    "type",
    "source",
    "source_url",
    "checked_on",
    "example",
)


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """Show a page of the mechanisms asked for. Six queries, whatever their number."""
    form = DirectoryForm(request.GET)
    page = Paginator(form.found(), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page_obj": page,
        "mechanisms": shown(page.object_list, active_language()),
    }
    return render(request, "mechanisms/directory.html", context)


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """Return the selection as comma-separated values (RFC 4180) in UTF-8."""
    # Spreadsheets take a file without this mark for one in their own country's encoding.
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="national-mechanisms.csv"'
    writer = csv.writer(response)
    writer.writerow(COLUMNS)
    for row in _selected(request):
        writer.writerow([safe_cell(str(value)) for value in row.values()])
    return response


@require_safe
def as_json(request: HttpRequest) -> HttpResponse:
    """Return the selection as a list of objects."""
    return JsonResponse(
        {"mechanisms": list(_selected(request))}, json_dumps_params={"ensure_ascii": False}
    )


def _selected(request: HttpRequest) -> Iterator[dict[str, Any]]:
    """Yield the mechanisms asked for, by ``COLUMNS``; codes are those of the portal."""
    reader = active_language()
    for row in DirectoryForm(request.GET).found():
        language, name = row.name_for(reader)
        yield {
            "state": row.state.iso3,
            "state_name": row.state.label_in(reader.code),
            "kind": row.kind,
            "name": name,
            "language": language.code,
            "url": row.url,
            "accreditation": row.accreditation,
            "accredited_on": row.accredited_on.isoformat() if row.accredited_on else "",
            "type": row.type,
            "source": row.source,
            "source_url": row.source_url,
            "checked_on": row.checked_on.isoformat(),
            "example": row.is_example,
        }
