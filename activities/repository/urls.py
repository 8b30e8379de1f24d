"""Addresses of activities, below ``/<language>/activities/``."""

from django.urls import path, re_path

from activities.repository.exports import as_csv, as_json
from activities.repository.feeds import ActivityFeed
from activities.repository.listing import listing
from activities.repository.views import permalink

app_name = "repository"
urlpatterns = [
    path("", listing, name="listing"),
    path("export.csv", as_csv, name="csv"),
    path("export.json", as_json, name="json"),
    path("feed.atom", ActivityFeed(), name="feed"),
    re_path(r"^(?P<reference>[Tt][Cc]-\d{4}-\d{6})/$", permalink, name="permalink"),
]
