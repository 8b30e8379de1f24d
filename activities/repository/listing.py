"""The list of activities: one selection, each work once, in the reader's language."""

from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from activities.repository.counting import counts_of
from activities.repository.facets import Labels, facets, places, table, years
from activities.repository.gone import CACHE_CONTROL
from activities.repository.models import ActivityPage
from activities.repository.selection import Selection
from portal.languages import active_language
from portal.works.registry import cards_for

PER_PAGE: Final = 20


class CountedPaginator(Paginator[ActivityPage]):
    """A paginator that is told the number of rows, which the facets know already."""

    def __init__(self, rows: Any, total: int) -> None:
        super().__init__(rows, PER_PAGE)
        self.count = total


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Show one page of the activities asked for; the first also where and when they are."""
    wanted = Selection.read(request.GET)
    counts = counts_of(wanted)
    labels = Labels()
    keys = wanted.sources().values_list("translation_key", flat=True)
    listed = CountedPaginator(keys, counts.total).get_page(wanted.page)
    context: dict[str, Any] = {
        "wanted": wanted,
        "facets": facets(wanted, counts, labels),
        "listed": listed,
        "cards": list(cards_for(list(listed.object_list), active_language()).values()),
    }
    if listed.number == 1 and counts.total:
        context |= {
            "places": places(counts, labels),
            "table": table(counts, labels),
            "years": years(counts),
        }
    response = render(request, "repository/listing.html", context)
    response["Cache-Control"] = CACHE_CONTROL
    return response
