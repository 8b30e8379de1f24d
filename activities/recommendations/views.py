"""Recommendations for the public: the list, one of them, and those to a State."""

from typing import Any, Final

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from activities.recommendations.forms import BrowseForm
from activities.recommendations.implementations import implementing
from activities.recommendations.models import Issue, Recommendation
from portal.languages import active_language, language_of
from portal.reference.models import Concept, State

PER_PAGE: Final = 20


@require_safe
def browse(request: HttpRequest) -> HttpResponse:
    """Show a page of the recommendations asked for. Six queries, whatever their number."""
    form = BrowseForm(request.GET)
    rows = form.found().select_related("state").prefetch_related("recommending")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "recommendations/list.html", {"form": form, "page_obj": page})


@require_safe
@cache_control(no_cache=True)
def recommendation(request: HttpRequest, key: str) -> HttpResponse:
    """Show one recommendation and the public activities that implement it.

    Never from a cache: an activity is withdrawn at once.

    Raises:
        Http404: when there is none of that key.
    """
    row = get_object_or_404(
        Recommendation.objects.select_related("state").prefetch_related("recommending"), key=key
    )
    concepts = Concept.objects.filter(
        pk__in=Issue.objects.filter(recommendations=row).values("concepts")
    )
    context = {
        "row": row,
        "language": language_of(row.language),
        "concepts": concepts.order_by("scheme__code", "position", "code"),
        "cards": implementing(row.pk, active_language()),
    }
    return render(request, "recommendations/recommendation.html", context)


@require_safe
def state(request: HttpRequest, iso3: str) -> HttpResponse:
    """Show how many recommendations a State had in each session, by position.

    Raises:
        Http404: when there is no such State.
    """
    row = get_object_or_404(State, iso3=iso3)
    positions = Recommendation.Position.values
    sessions: dict[tuple[int | None, int | None], dict[str, int]] = {}
    counted = (
        Recommendation.objects.filter(state=row)
        .order_by("cycle", "session")
        .values_list("cycle", "session", "position")
        .annotate(rows=Count("pk"))
    )
    for cycle, session, position, rows in counted:
        sessions.setdefault((cycle, session), dict.fromkeys(positions, 0))[position] = rows
    table: list[dict[str, Any]] = [
        {
            "cycle": cycle,
            "session": session,
            "counts": list(counts.values()),
            "total": sum(counts.values()),
        }
        for (cycle, session), counts in sessions.items()
    ]
    context = {
        "state": row,
        "positions": Recommendation.Position.labels,
        "table": table,
        "totals": [sum(counts[one] for counts in sessions.values()) for one in positions],
        "total": sum(line["total"] for line in table),
    }
    return render(request, "recommendations/state.html", context)
