"""Public activities as rows for other programs."""

from collections.abc import Iterator
from typing import Any, Final

from django.http import HttpRequest
from django.urls import reverse
from wagtail.query import PageQuerySet

from activities.repository.models import ActivityPage
from portal.languages import Language
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
)


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
    }


def _date(day: Any, precision: str) -> str:
    """Return an ISO 8601 date, as exactly as it is known."""
    return day.isoformat()[: {"year": 4, "month": 7, "day": 10}[precision]] if day else ""


def safe_cell(text: str) -> str:
    """Return text that no spreadsheet takes for a formula (CWE-1236)."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
