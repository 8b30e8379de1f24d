"""Addresses of the focal points' pages."""

from django.urls import path

from activities.agreement import views

app_name = "agreement"
urlpatterns = [
    path("", views.listing, name="list"),
    path("<int:pk>/", views.answer, name="request"),
    path("<int:pk>/colleague/", views.pass_on, name="pass_on"),
    path("link/<str:token>/", views.follow_link, name="link"),
    path("withdraw/<uuid:key>/<slug:iso3>/", views.take_back, name="withdraw"),
]
