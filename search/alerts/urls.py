"""Addresses of the room, under ``/<language>/search/``."""

from django.urls import path

from search.alerts import views
from search.alerts.feeds import feed

app_name = "search_alerts"
urlpatterns = [
    path("feed/", feed, name="feed"),
    path("alerts/", views.subscribe, name="subscribe"),
    path("alerts/sent/", views.sent, name="sent"),
    path("alerts/confirm/<str:token>/", views.confirm, name="confirm"),
    path("alerts/end/<str:token>/", views.end, name="end"),
]
