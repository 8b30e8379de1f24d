"""The selected activities as files for other programs."""

import csv
from collections.abc import Iterator
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.query import PageQuerySet

from activities.repository.gone import CACHE_CONTROL
from activities.repository.models import ActivityPage
from activities.repository.selection import Selection
from portal.languages import Language, active_language
from portal.works.registry import cards_for

COLUMNS: Final = (
    "reference",
    "title",
    "language",
    "summary",
    "url",
    "states",
    "status",
    "starts_on",
    "ends_on",
    "modality",
    "themes",
    "sdgs",
    "groups",
    "provider_types",
    "recommendations",
    "good_practice",
    "helps_peers",
    "hub_kind",
)
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


def works(
    sources: PageQuerySet, reader: Language, request: HttpRequest
) -> Iterator[dict[str, Any]]:
    """Yield each work once, by ``COLUMNS``; codes are those of the portal's vocabularies.

    A constant number of queries, whatever the number of works.
    """
    pages: list[ActivityPage] = list(
        sources.select_related("modality").prefetch_related(
            "states", "themes", "sdgs", "groups", "providers__type", "implemented__recommendation"
        )
    )
    cards = cards_for([page.translation_key for page in pages], reader)
    for page in pages:
        card = cards.get(page.translation_key)
        if card is not None:
            yield {
                "reference": page.reference,
                "title": card.title,
                "language": card.language.code,
                "summary": card.summary,
                "url": request.build_absolute_uri(
                    reverse("activity_permalink", args=[page.reference])
                ),
                **_facts(page),
            }


def _facts(page: ActivityPage) -> dict[str, Any]:
    return {
        "states": sorted(state.iso3 for state in page.states.all()),
        "status": page.status,
        "starts_on": _date(page.starts_on, page.start_precision),
        "ends_on": _date(page.ends_on, page.end_precision),
        "modality": page.modality.code if page.modality else "",
        "themes": sorted(concept.code for concept in page.themes.all()),
        "sdgs": sorted(concept.code for concept in page.sdgs.all()),
        "groups": sorted(concept.code for concept in page.groups.all()),
        "provider_types": sorted({row.type.code for row in page.providers.all()}),
        "recommendations": sorted(row.recommendation.key for row in page.implemented.all()),
        "good_practice": page.good_practice,
        "helps_peers": page.helps_peers,
        "hub_kind": page.hub_kind,
    }


def _date(day: Any, precision: str) -> str:
    """Return an ISO 8601 date, as exactly as it is known."""
    return day.isoformat()[: {"year": 4, "month": 7, "day": 10}[precision]] if day else ""


def safe_cell(text: str) -> str:
    """Return text that no spreadsheet takes for a formula (CWE-1236)."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
