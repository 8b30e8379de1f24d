"""Panels by session, and their calendar files."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from panels.discussions.listing import by_session, entries
from portal.calendars import calendar, calendar_file
from portal.languages import active_language


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Show the meetings of every session under their items of the agenda."""
    context = {"sessions": by_session(active_language())}
    return render(request, "discussions/list.html", context)


@require_safe
@cache_control(no_cache=True)
def whole_calendar(request: HttpRequest) -> HttpResponse:
    """Answer with every panel whose day is known, to subscribe to."""
    written = calendar(entries(request, active_language()), gettext("Panel discussions"))
    return calendar_file(written, "panels.ics")


@require_safe
@cache_control(no_cache=True)
def panel_calendar(request: HttpRequest, key: UUID) -> HttpResponse:
    """Answer with one panel, in the reader's language where it exists in it.

    Raises:
        Http404: when it is not public, or its day is not known.
    """
    found = entries(request, active_language(), [key])
    if not found:
        raise Http404
    return calendar_file(calendar(found, found[0].title), f"{key}.ics")
