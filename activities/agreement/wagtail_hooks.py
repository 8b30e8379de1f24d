"""The agreement room in the editing admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from activities.agreement import admin_views
from activities.agreement.access import SecretariatMenuItem
from activities.agreement.corrections import may_publish
from activities.repository.models import ActivityPage


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """Add the pages for what States answer on paper."""
    return [
        path("agreement/paper/", admin_views.waiting, name="agreement_paper"),
        path("agreement/paper/<int:pk>/", admin_views.record, name="agreement_paper_record"),
        path(
            "agreement/paper/<int:pk>/confirm/", admin_views.confirm, name="agreement_paper_confirm"
        ),
        path("agreement/paper/<int:pk>/scan/", admin_views.scan, name="agreement_paper_scan"),
    ]


@hooks.register("register_admin_menu_item")
def paper_menu_item() -> MenuItem:
    """Lead to what States answer on paper."""
    return SecretariatMenuItem(
        gettext_lazy("Notes verbales"), reverse("agreement_paper"), icon_name="mail", order=310
    )


@hooks.register("before_publish_page")
def publish_only_what_is_agreed_to(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep an editor from replacing what is public with what nobody agreed to.

    It would not be shown, and would take the version that is public away. The draft has been
    saved already.
    """
    specific: Any = page.specific
    if not isinstance(specific, ActivityPage) or may_publish(page):
        return None
    messages.error(
        request,
        _("Saved as a draft: this needs the agreement of the States concerned. Submit it."),
    )
    return redirect("wagtailadmin_pages:edit", page.pk)
