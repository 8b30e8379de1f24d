"""Addresses of the form, below those of a panel's work."""

from django.urls import path

from panels.accommodation import views

app_name = "accommodation"
urlpatterns = [
    path("", views.ask, name="form"),
    path("sent/<slug:reference>/", views.sent, name="sent"),
]
