"""Recommendations for the public: the list, and one of them."""

from typing import Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from activities.recommendations.forms import BrowseForm
from activities.recommendations.implementations import implementing
from activities.recommendations.models import Issue, Recommendation
from portal.languages import active_language, language_of
from portal.reference.models import Concept

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
