"""Deadlines of the funds as calendar files."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from activities.funds.deadlines import entries
from activities.funds.models import FundPage
from portal.calendars import calendar, calendar_file
from portal.languages import active_language
from portal.pages.public import public_pages


@require_safe
@cache_control(no_cache=True)
def whole_calendar(request: HttpRequest) -> HttpResponse:
    """Answer with the coming deadlines of every fund, to subscribe to."""
    written = calendar(
        entries(request, active_language()), gettext("Deadlines of the voluntary funds")
    )
    return calendar_file(written, "funds.ics")


@require_safe
@cache_control(no_cache=True)
def fund_calendar(request: HttpRequest, key: UUID) -> HttpResponse:
    """Answer with the coming deadlines of one fund; a calendar without any is empty.

    Raises:
        Http404: there is no public page of it.
    """
    page = public_pages(FundPage).filter(translation_key=key).first()
    if page is None:
        raise Http404
    written = calendar(entries(request, active_language(), [key]), page.get_fund_display())
    return calendar_file(written, f"{key}.ics")
