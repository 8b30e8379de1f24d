"""Requests and offers in the editing admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from activities.cooperation.access import MODERATES
from activities.cooperation.views import moderating
from portal.accounts.rights import RightMenuItem


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """Add the lists, a request and an offer."""
    return [
        path("cooperation/<slug:name>/", moderating.listing, name="cooperation_list"),
        path(
            "cooperation/requests/<int:pk>/",
            moderating.request_review,
            name="cooperation_request_review",
        ),
        path(
            "cooperation/offers/<int:pk>/", moderating.offer_review, name="cooperation_offer_review"
        ),
    ]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """Lead to what waits."""
    return RightMenuItem(
        _("Requests and offers"),
        reverse("cooperation_list", args=["requests"]),
        icon_name="group",
        order=320,
        right=MODERATES,
    )


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """Let administrators give the right to a group."""
    return MODERATES.permissions()
