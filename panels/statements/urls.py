"""Addresses of statements: of one's own, and those that everybody reads below a panel."""

from typing import Final

from django.urls import path

from panels.statements.views import own, public, writing

_PUBLISHED: Final = "panels/<uuid:key>/statements/<uuid:statement>"

app_name = "statements"
urlpatterns = [
    path("panels/<uuid:key>/statements/send/", writing.start, name="start"),
    path("panels/<uuid:key>/statements/<uuid:statement>/", public.read, name="read"),
    path("panels/<uuid:key>/statements/<uuid:statement>/<slug:code>/", public.read, name="read_in"),
    path(
        "panels/<uuid:key>/statements/<uuid:statement>/<slug:code>/file/", public.file, name="file"
    ),
    path("statements/", own.listing, name="list"),
    path("statements/<uuid:key>/", own.detail, name="detail"),
    path("statements/<uuid:key>/about/", writing.about, name="about"),
    path("statements/<uuid:key>/texts/", writing.add, name="add"),
    path("statements/<uuid:key>/texts/<slug:code>/", writing.text, name="text"),
    path("statements/<uuid:key>/texts/<slug:code>/file/", own.file, name="own_file"),
]
