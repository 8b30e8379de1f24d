"""The room of moderation in the editing admin."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from activities.agreement.access import SecretariatMenuItem
from activities.moderation import audit, spreadsheet, views


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """Add the queues, the page of a decision and the record."""
    return [
        path("activities/", views.listing, name="moderation_queue"),
        path("activities/queue/<slug:name>/", views.listing, name="moderation_queue"),
        path("activities/<int:pk>/", views.review, name="moderation_review"),
        path("activities/bulk/", views.bulk, name="moderation_bulk"),
        path("activities/record/", audit.listing, name="moderation_audit"),
        path("activities/record/export.csv", audit.export, name="moderation_export"),
        path("activities/record/check/", audit.check, name="moderation_check"),
        path("activities/spreadsheet/", spreadsheet.upload, name="moderation_spreadsheet"),
        path(
            "activities/spreadsheet/template.csv",
            spreadsheet.template,
            name="moderation_spreadsheet_template",
        ),
        path("activities/spreadsheet/send/", spreadsheet.send, name="moderation_spreadsheet_send"),
        path(
            "activities/spreadsheet/<uuid:pk>/",
            spreadsheet.report,
            name="moderation_spreadsheet_report",
        ),
    ]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """Lead to the queues."""
    return SecretariatMenuItem(
        _("Activities"), reverse("moderation_queue"), icon_name="tasks", order=300
    )
