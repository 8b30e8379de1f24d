"""Addresses of PDFs, below ``/<language>/print/``; the language is the version's."""

from django.urls import path

from panels.printing.views import pdf

app_name = "printing"
urlpatterns = [path("<uuid:key>.pdf", pdf, name="pdf")]
