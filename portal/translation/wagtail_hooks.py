"""Where this room meets Wagtail's admin."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.models import Page
from wagtail.query import PageQuerySet

from portal.translation import cascade, editing
from portal.translation.languages import content_languages
from portal.translation.submission import SubmissionView
from portal.translation.synchronisation import SynchronisationView

# Before wagtail-localize's hooks: of two patterns or answers the first one counts.
FIRST = -10


@hooks.register("register_admin_urls", order=FIRST)
def register_admin_urls() -> list[URLPattern]:
    """Answer at wagtail-localize's addresses in its place."""
    return [
        path(
            "localize/submit/page/<int:page_id>/",
            SubmissionView.as_view(),
            name="translation_submission",
        ),
        path(
            "localize/update/<int:translation_source_id>/",
            SynchronisationView.as_view(),
            name="translation_synchronisation",
        ),
        path("localize/page/<int:page_id>/convert_to_alias/", editing.no_alias),
    ]


@hooks.register("before_edit_page", order=FIRST)
def before_edit_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep the editor's buttons from losing or leaking text."""
    return editing.check_action(request, page)


@hooks.register("construct_page_action_menu")
def construct_page_action_menu(
    menu_items: list[ActionMenuItem], _request: HttpRequest, _context: dict[str, Any]
) -> None:
    """Do not offer to turn a translation into an alias."""
    menu_items[:] = editing.without_alias_action(menu_items)


@hooks.register("construct_translated_pages_to_cascade_actions")
def following_pages(pages: list[Page], action: str) -> dict[Page, PageQuerySet]:
    """Let the translations of a source page follow it."""
    return cascade.following_pages(pages, action)


def _refuse(request: HttpRequest, page: Page, action: str) -> HttpResponse | None:
    reason = cascade.refusal(request.user, page, action)
    if reason is None:
        return None
    messages.error(request, reason)
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_delete_page")
def before_delete_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Demand permission for every translation that would be deleted too."""
    return _refuse(request, page, "delete")


@hooks.register("before_move_page")
def before_move_page(request: HttpRequest, page: Page, _destination: Page) -> HttpResponse | None:
    """Demand permission for every translation that would be moved too."""
    return _refuse(request, page, "move")


@hooks.register("before_unpublish_page")
def before_unpublish_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Demand permission for every translation that would be unpublished too."""
    return _refuse(request, page, "unpublish")


@hooks.register("before_bulk_action")
def before_bulk_action(
    request: HttpRequest, action_type: str, objects: list[Any], action: BulkAction
) -> HttpResponse | None:
    """Hold bulk actions on pages to the rules of the single ones, which Wagtail does not."""
    pages = [item for item in objects if isinstance(item, Page)]
    reason = None
    if action_type == "publish":
        drafts = [
            draft
            for page in pages
            if action.cleaned_form.cleaned_data.get("include_descendants")
            for draft in page.get_descendants().not_live().specific()
        ]
        reason = editing.refusal_to_publish([*pages, *drafts])
    elif action_type in cascade.ACTIONS and any(
        made.exclude(pk__in=[other.pk for other in pages]).exists()
        for made in cascade.following_pages(pages, action_type).values()
    ):
        reason = gettext(
            "Some of these pages have translations that would not follow. "
            "Act on those pages one by one, or choose their translations too."
        )
    if reason is None:
        return None
    messages.error(request, reason)
    return redirect(action.next_url)


@hooks.register("insert_global_admin_js")
def content_language_script() -> SafeString:
    """Mark the fields of both editors with the language and direction of what is written."""
    return format_html(
        '<script src="{}" data-languages="{}" defer></script>',
        static("translation/content_language.js"),
        content_languages(),
    )


@hooks.register("insert_global_admin_css")
def content_language_styles() -> SafeString:
    """Let empty paragraphs of the page editor begin on the side where their language begins."""
    return format_html(
        '<link rel="stylesheet" href="{}">', static("translation/content_language.css")
    )
