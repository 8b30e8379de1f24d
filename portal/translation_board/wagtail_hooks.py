"""Where the board meets Wagtail's admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permission_policies.pages import PagePermissionPolicy

from portal.translation_board.views import board
from portal.translation_board.views.version import upload, version

# Before wagtail-localize's: of two patterns the first one counts.
FIRST = -10


class TranslatorsMenuItem(MenuItem):
    """Shown to who may open what it leads to."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether the person may add, change or publish a page somewhere."""
        return bool(
            PagePermissionPolicy().user_has_any_permission(
                request.user, ["add", "change", "publish"]
            )
        )


@hooks.register("register_admin_urls", order=FIRST)
def register_admin_urls() -> list[URLPattern]:
    """Add the board's pages, and answer in the place of wagtail-localize's upload of PO files."""
    return [
        path("translations/", board.listing, name="translation_board"),
        path("translations/publish/", board.publishing, name="translation_board_publish"),
        path("translations/<int:page_id>/<slug:code>/", version, name="translation_board_version"),
        path(
            "localize/translate/<int:translation_id>/pofile/upload/",
            upload,
            name="translation_board_upload",
        ),
    ]


@hooks.register("register_reports_menu_item")
def register_board() -> MenuItem:
    """Lead to the board."""
    return TranslatorsMenuItem(
        _("Translation board"),
        reverse("translation_board"),
        name="translation-board",
        icon_name="wagtail-localize-language",
        order=890,
    )


@hooks.register("construct_reports_menu")
def construct_reports_menu(_request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Leave one list of translations: wagtail-localize's own knows no outdated version."""
    theirs = reverse("wagtail_localize:translations_report")
    menu_items[:] = [item for item in menu_items if item.url != theirs]
