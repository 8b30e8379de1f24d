"""The selected activities as files."""

import csv
from collections.abc import Iterator
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from activities.repository.exporting import COLUMNS, safe_cell, works
from activities.repository.gone import CACHE_CONTROL
from activities.repository.selection import Selection
from portal.languages import active_language

#: An export of more would hold a worker for minutes.
MOST: Final = 5000


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """Return the selection as comma-separated values (RFC 4180) in UTF-8."""
    # Spreadsheets take a file without this mark for one in their own country's encoding.
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="activities.csv"'
    response["Cache-Control"] = CACHE_CONTROL
    writer = csv.writer(response)
    writer.writerow(COLUMNS)
    for row in _selected(request):
        cells = (" | ".join(value) if isinstance(value, list) else value for value in row.values())
        writer.writerow([safe_cell(str(cell)) for cell in cells])
    return response


@require_safe
def as_json(request: HttpRequest) -> HttpResponse:
    """Return the selection as a list of objects."""
    response = JsonResponse(
        {"activities": list(_selected(request))}, json_dumps_params={"ensure_ascii": False}
    )
    response["Cache-Control"] = CACHE_CONTROL
    return response


def _selected(request: HttpRequest) -> Iterator[dict[str, Any]]:
    return works(Selection.read(request.GET).sources()[:MOST], active_language(), request)
