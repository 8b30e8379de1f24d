"""Addresses of the room, under ``/<language>/search/``."""

from django.urls import path

from search.suggestions.views import suggestions
from search.views import results

app_name = "search"
urlpatterns = [
    path("", results, name="results"),
    path("suggestions/", suggestions, name="suggestions"),
]
