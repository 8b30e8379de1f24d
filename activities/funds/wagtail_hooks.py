"""Figures of funds in Wagtail's admin."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from activities.funds.importing.views import FIGURES
from activities.funds.models import FundFigure
from portal.reference.admin.listing import PlainChooserViewSet


class FigureIndexView(IndexView):
    """The list, from which an import begins."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Add the way to the import for who may use it."""
        return [*super().header_more_buttons, *FIGURES.buttons(self.request.user)]


class FundFigureViewSet(SnippetViewSet):
    """Contributions and grants by year."""

    model = FundFigure
    index_view_class = FigureIndexView
    chooser_viewset_class = PlainChooserViewSet
    icon = "table"
    menu_label = _("Figures of funds")
    menu_order = 730
    add_to_admin_menu = True
    list_display = ("fund", "year", "kind", "state", "amount", "currency", "is_example")
    list_filter = ("fund", "year", "kind", "currency")
    search_fields = ("fund", "currency")
    search_backend_name = None
    copy_view_enabled = False

    def get_queryset(self, request: HttpRequest) -> Any:  # noqa: ARG002 -- Wagtail's signature
        """Bring the States in the same query."""
        return FundFigure.objects.select_related("state")


register_snippet(FundFigureViewSet)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """Add the import of figures."""
    return FIGURES.addresses()


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """Let administrators give the right to import to a group."""
    return FIGURES.right.permissions()
