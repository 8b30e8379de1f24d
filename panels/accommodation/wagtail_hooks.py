"""Accommodation requests in the editing admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from panels.accommodation import admin_views
from panels.accommodation.access import HANDLES
from portal.accounts.rights import RightMenuItem


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """Add the list, a request, its deletion and the record."""
    return [
        path("accommodation/", admin_views.listing, name="accommodation_list"),
        path("accommodation/record/", admin_views.record, name="accommodation_record"),
        path("accommodation/<int:pk>/", admin_views.detail, name="accommodation_request"),
        path("accommodation/<int:pk>/delete/", admin_views.remove, name="accommodation_delete"),
    ]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """Lead to the list."""
    return RightMenuItem(
        _("Accommodation requests"),
        reverse("accommodation_list"),
        icon_name="group",
        order=320,
        right=HANDLES,
    )


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """Let administrators give the right to a group."""
    return HANDLES.permissions()
