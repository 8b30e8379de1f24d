"""Statements in the editing admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from panels.statements.access import MODERATES
from panels.statements.views import moderating
from portal.accounts.rights import RightMenuItem


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """Add the list, a statement, its preview in each language and its files."""
    return [
        path("statements/", moderating.listing, name="statements_list"),
        path("statements/<int:pk>/", moderating.review, name="statements_review"),
        path("statements/<int:pk>/preview/", moderating.preview, name="statements_preview"),
        path(
            "statements/<int:pk>/preview/<slug:code>/",
            moderating.preview,
            name="statements_preview_in",
        ),
        path("statements/<int:pk>/<slug:code>/file/", moderating.file, name="statements_file"),
    ]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """Lead to the list."""
    return RightMenuItem(
        _("Statements"),
        reverse("statements_list"),
        icon_name="openquote",
        order=325,
        right=MODERATES,
    )


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """Let administrators give the right to a group."""
    return MODERATES.permissions()
