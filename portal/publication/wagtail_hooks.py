"""Where this room meets Wagtail's admin."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.models import Page

from portal.publication import editing
from portal.publication.report import ShortcomingsReport

# After the guards of translations and before wagtail-localize, which publishes.
AFTER_TRANSLATION = -5


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern]:
    """Answer at the report's addresses."""
    return [
        path("reports/shortcomings/", ShortcomingsReport.as_view(), name="shortcomings_report"),
        path(
            "reports/shortcomings/results/",
            ShortcomingsReport.as_view(results_only=True),
            name="shortcomings_report_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def register_report() -> MenuItem:
    """Offer the report of live pages that fall short."""
    return MenuItem(
        _("Pages that fall short"),
        reverse("shortcomings_report"),
        name="pages-that-fall-short",
        icon_name="warning",
        order=880,
    )


@hooks.register("before_publish_page")
def before_publish_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Look at a page with its children, which the form could not see yet."""
    return editing.refuse_publication(request, page)


@hooks.register("before_edit_page", order=AFTER_TRANSLATION)
def before_edit_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Look at a translation and at a page whose workflow may end now."""
    return editing.refuse_in_editor(request, page)


@hooks.register("before_bulk_action", order=AFTER_TRANSLATION)
def before_bulk_action(
    request: HttpRequest, action_type: str, objects: list[Any], action: BulkAction
) -> HttpResponse | None:
    """Look at pages that are published together."""
    if action_type != "publish":
        return None
    pages = [item for item in objects if isinstance(item, Page)]
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        pages += [draft for page in pages for draft in page.get_descendants().not_live().specific()]
    reason = editing.refusal_in_bulk(pages)
    if reason is None:
        return None
    messages.error(request, reason)
    return redirect(action.next_url)
