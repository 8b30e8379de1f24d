"""Addresses of the form in steps."""

from django.urls import path

from activities.submissions import step_views, views

app_name = "submissions"
urlpatterns = [
    path("", views.submissions, name="list"),
    path("start/", views.start, name="start"),
    path("<uuid:key>/", views.detail, name="detail"),
    path("<uuid:key>/check/", step_views.check, name="check"),
    path("<uuid:key>/<slug:name>/", step_views.step, name="step"),
]
