"""Addresses of national mechanisms, below ``/<language>/mechanisms/``."""

from django.urls import path

from activities.mechanisms.views import as_csv, as_json, directory

app_name = "mechanisms"
urlpatterns = [
    path("", directory, name="list"),
    path("export.csv", as_csv, name="csv"),
    path("export.json", as_json, name="json"),
]
