"""Addresses of the voluntary funds, below ``/<language>/funds/``."""

from django.urls import path

from activities.funds.fitting.views import which
from activities.funds.views import fund_calendar, whole_calendar

app_name = "funds"
urlpatterns = [
    path("which/", which, name="which"),
    path("calendar.ics", whole_calendar, name="calendar"),
    path("<uuid:key>.ics", fund_calendar, name="event"),
]
