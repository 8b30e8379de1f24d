"""The selected activities as data."""

import csv
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from activities.repository.facts import facts_of
from activities.repository.gone import CACHE_CONTROL
from activities.repository.listing import Selection
from activities.repository.models import ActivityPage

#: Spreadsheets take a cell that begins so for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
CHUNK = 500


def rows_of(selection: Selection) -> Iterator[dict[str, Any]]:
    """Yield the selected works in their source language, in chunks of constant queries."""
    pages = list(selection.works().select_related("locale"))
    for start in range(0, len(pages), CHUNK):
        chunk = pages[start : start + CHUNK]
        facts = facts_of(chunk)
        for page in chunk:
            yield _row(page, facts[page.translation_key])


@require_safe
def as_json(request: HttpRequest) -> HttpResponse:
    """Return the selection as JSON."""
    found = list(rows_of(Selection.read(request.GET)))
    response = JsonResponse({"activities": found}, json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = CACHE_CONTROL
    return response


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """Return the selection as CSV in UTF-8; several values of a cell are parted by semicolons."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="activities.csv"'
    response["Cache-Control"] = CACHE_CONTROL
    writer = csv.writer(response)
    for number, row in enumerate(rows_of(Selection.read(request.GET))):
        if number == 0:
            writer.writerow(row)
        writer.writerow([_cell(value) for value in row.values()])
    return response


def _cell(value: Any) -> str:
    text = ";".join(value) if isinstance(value, list) else str("" if value is None else value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _row(page: ActivityPage, facts: Any) -> dict[str, Any]:
    return {
        "reference": page.reference,
        "language": page.locale.language_code,
        "title": page.title,
        "summary": page.summary,
        "status": page.status,
        "starts_on": page.starts_on and page.starts_on.isoformat(),
        "ends_on": page.ends_on and page.ends_on.isoformat(),
        "states": [state.iso3 for state in facts.states],
        "themes": [concept.code for concept in facts.themes],
        "sdgs": [concept.code for concept in facts.sdgs],
        "groups": [concept.code for concept in facts.groups],
        "modality": facts.source.modality.code if facts.source.modality else "",
        "recommendations": [row.recommendation.key for row in facts.implemented],
        "agreed_on": facts.agreed_at and facts.agreed_at.date().isoformat(),
    }
