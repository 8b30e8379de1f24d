"""Addresses of documents, below ``/<language>/documents/``."""

from django.urls import path

from panels.documents.views.finding import document
from panels.documents.views.listing import listing
from panels.documents.views.reading import read

app_name = "documents"
urlpatterns = [
    path("list/", listing, name="list"),
    path("<path:written>/read/<slug:first>/<slug:second>/", read, name="read"),
    path("<path:written>/", document, name="document"),
]
