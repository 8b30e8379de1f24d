"""The list of activities: one selection, each work once, in the reader's language."""

from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from activities.repository.catalogue import catalogue
from activities.repository.gone import CACHE_CONTROL
from activities.repository.models import ActivityPage
from activities.repository.selection import Selection
from activities.repository.summary import summary_of
from portal.languages import active_language
from portal.works.cards import Card
from portal.works.registry import cards_for

PER_PAGE: Final = 20


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Show one page of the activities asked for; the first also where and when they are."""
    wanted = Selection.read(request.GET)
    works = catalogue()
    summary = summary_of(wanted, works)
    listed = Paginator(works.pages_of(works.selected(wanted)), PER_PAGE).get_page(wanted.page)
    context: dict[str, Any] = {
        "wanted": wanted,
        "filters": summary.filters,
        "listed": listed,
        "cards": _cards(list(listed.object_list)),
        "overview": summary.overview if listed.number == 1 else "",
    }
    response = render(request, "repository/listing.html", context)
    response["Cache-Control"] = CACHE_CONTROL
    return response


def _cards(pages: list[int]) -> list[Card]:
    """Return cards of the works of some pages; what is no longer public is left out."""
    rows = ActivityPage.objects.filter(pk__in=pages).order_by("-pk")
    keys = rows.values_list("translation_key", flat=True)
    return list(cards_for(keys, active_language()).values())
