"""Recordings in Wagtail's menu."""

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from panels.recordings.admin import RecordingViewSet
from panels.recordings.models import Recording
from panels.recordings.public import pages_showing

register_snippet(RecordingViewSet)


@hooks.register("before_delete_snippet")
def say_what_is_shown(request: HttpRequest, rows: list[Model]) -> HttpResponse | None:
    """Say why a recording stays that pages show, before the models refuse its deletion."""
    shown = [row for row in rows if isinstance(row, Recording) and pages_showing(row)]
    if not shown:
        return None
    messages.error(
        request,
        gettext("Pages show these recordings; take them off the pages first: %(titles)s.")
        % {"titles": ", ".join(map(str, shown))},
    )
    return redirect(RecordingViewSet().get_url_name("list"))
