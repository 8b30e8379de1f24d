"""Addresses of recommendations, below ``/<language>/``."""

from django.urls import path, re_path

from activities.recommendations.views import browse, recommendation

app_name = "recommendations"
urlpatterns = [
    path("recommendations/", browse, name="list"),
    re_path(
        r"^recommendations/(?P<key>[A-Za-z0-9-]{1,24})/$", recommendation, name="recommendation"
    ),
]
