"""Addresses of requests, offers and introductions, below ``/<language>/``."""

from django.urls import path

from activities.cooperation.views import introducing, own, public, writing

app_name = "cooperation"
urlpatterns = [
    path("cooperation/requests/", public.requests, name="requests"),
    path("cooperation/requests/<uuid:key>/", public.asked, name="request"),
    path("cooperation/requests/<uuid:key>/<slug:code>/", public.asked, name="request_in"),
    path("cooperation/offers/", public.offers, name="offers"),
    path("cooperation/offers/<uuid:key>/", public.offered, name="offer"),
    path("cooperation/offers/<uuid:key>/<slug:code>/", public.offered, name="offer_in"),
    path("cooperation/yours/", own.listing, name="own"),
    path("cooperation/yours/requests/start/", writing.start_request, name="start_request"),
    path("cooperation/yours/requests/<uuid:key>/", own.request_detail, name="own_request"),
    path("cooperation/yours/requests/<uuid:key>/write/", writing.request, name="write_request"),
    path(
        "cooperation/yours/requests/<uuid:key>/languages/",
        writing.request_language,
        name="request_language",
    ),
    path("cooperation/yours/offers/start/", writing.start_offer, name="start_offer"),
    path("cooperation/yours/offers/<uuid:key>/", own.offer_detail, name="own_offer"),
    path("cooperation/yours/offers/<uuid:key>/write/", writing.offer, name="write_offer"),
    path(
        "cooperation/yours/offers/<uuid:key>/languages/",
        writing.offer_language,
        name="offer_language",
    ),
    path(
        "cooperation/introductions/request/<uuid:key>/",
        introducing.from_request,
        name="propose_to_request",
    ),
    path(
        "cooperation/introductions/offer/<uuid:key>/",
        introducing.from_offer,
        name="propose_to_offer",
    ),
    path("cooperation/introductions/<uuid:key>/", introducing.introduction, name="introduction"),
]
