"""Pages of States."""

from typing import Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from activities.profiles.profile import STATEMENT, profile_of
from activities.recommendations.models import Recommendation
from portal.languages import active_language
from portal.reference.models import State
from portal.works.by_state import published_by
from portal.works.registry import cards_for

PER_PAGE: Final = 20


@never_cache
@require_safe
def state(request: HttpRequest, iso3: str) -> HttpResponse:
    """Show the profile of a State, as far as the reader may see it.

    Raises:
        Http404: when there is no such State.
    """
    row = get_object_or_404(State.objects.with_places(), iso3=iso3)
    context = {
        "state": row,
        "profile": profile_of(row, request.user),
        "positions": Recommendation.Position.labels,
    }
    return TemplateResponse(request, "profiles/state.html", context)


@never_cache
@require_safe
def statements(request: HttpRequest, iso3: str) -> HttpResponse:
    """List the public statements of a State, the newest first. A constant cost.

    Raises:
        Http404: when there is no such State.
    """
    row = get_object_or_404(State, iso3=iso3)
    found = published_by(STATEMENT, iso3)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    keys = [one.key for one in page]
    cards = list(cards_for(keys, active_language(), {STATEMENT}).values())
    context = {"state": row, "page_obj": page, "cards": cards}
    return TemplateResponse(request, "profiles/statements.html", context)
