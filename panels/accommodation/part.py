"""What a panel's page says of requests."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from panels.accommodation.showing import standing_of
from panels.accommodation.timing import deadline_of
from panels.discussions.models import PanelPage


def part(page: PanelPage, request: HttpRequest) -> SafeString:
    """Return the section that leads to the form; none for a panel without a date, or held."""
    deadline, over = deadline_of(page), page.ends_at or page.starts_at
    if deadline is None or over is None or over < timezone.now():
        return SafeString("")
    context = {"key": page.translation_key, "deadline": deadline, "standing": standing_of(page)}
    return render_to_string("accommodation/part.html", context, request)
