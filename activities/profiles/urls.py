"""Addresses of State profiles, below ``/<language>/states/``."""

from django.urls import re_path

from activities.profiles.brief import brief
from activities.profiles.feeds import StateFeed
from activities.profiles.sending import facts
from activities.profiles.views import state, statements

app_name = "profiles"
urlpatterns = [
    re_path(r"^(?P<iso3>[A-Z]{3})/$", state, name="state"),
    re_path(r"^(?P<iso3>[A-Z]{3})/statements/$", statements, name="statements"),
    re_path(r"^(?P<iso3>[A-Z]{3})/feed\.atom$", StateFeed(), name="feed"),
    re_path(r"^(?P<iso3>[A-Z]{3})/brief\.pdf$", brief, name="brief"),
    re_path(r"^(?P<iso3>[A-Z]{3})/facts/$", facts, name="facts"),
]
