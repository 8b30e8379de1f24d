"""Addresses of matches, below ``/<language>/``."""

from django.urls import path

from activities.cooperation.matching import views

app_name = "matching"
urlpatterns = [
    path("cooperation/yours/requests/<uuid:key>/matches/", views.of_request, name="of_request"),
    path("cooperation/yours/offers/<uuid:key>/matches/", views.of_offer, name="of_offer"),
    path("cooperation/coordination/", views.coordination, name="coordination"),
]
