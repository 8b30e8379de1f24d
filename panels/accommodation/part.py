"""What a panel's page says of requests."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from panels.accommodation.showing import Openness, openness_of
from panels.accommodation.timing import deadline_of
from panels.discussions.models import PanelPage


def part(page: PanelPage, request: HttpRequest) -> SafeString:
    """Return the section that leads to the form; none without a day to come that holds."""
    openness = openness_of(page)
    if openness in {Openness.POSTPONED, Openness.CANCELLED}:
        return SafeString("")
    deadline, over = deadline_of(page), page.ends_at or page.starts_at
    if deadline is None or over is None or over < timezone.now():
        return SafeString("")
    context = {"key": page.translation_key, "deadline": deadline, "openness": openness}
    return render_to_string("accommodation/part.html", context, request)
