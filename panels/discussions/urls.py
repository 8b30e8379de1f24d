"""Addresses of panel discussions, below ``/<language>/discussions/``."""

from django.urls import path

from panels.discussions.feeds import PanelFeed
from panels.discussions.views import listing, panel_calendar, whole_calendar

app_name = "discussions"
urlpatterns = [
    path("", listing, name="list"),
    path("feed.atom", PanelFeed(), name="feed"),
    path("calendar.ics", whole_calendar, name="calendar"),
    path("<uuid:key>.ics", panel_calendar, name="event"),
]
