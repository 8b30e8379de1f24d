"""Editors' tools for search in Wagtail's admin."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Model, QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet, SnippetViewSetGroup

from portal.accounts.rights import RightMenuItem
from portal.reference.admin.listing import PlainChooserViewSet
from search.curation import views
from search.curation.models import Promotion, SynonymGroup
from search.curation.models.promotion import MOST_WORKS
from search.curation.rights import CURATES

PREFILLED = ("language", "query", "way", "terms")


class PrefilledCreateView(CreateView):
    """A form that begins with what its address says."""

    def get_initial_form_instance(self) -> Model:
        """Return a new row with the values of the query string; what is unknown is dropped."""
        given: dict[str, Any] = {}
        for name in PREFILLED:
            field = next((one for one in self.model._meta.fields if one.name == name), None)  # noqa: SLF001 -- documented model API
            value = self.request.GET.get(name, "")[:1000]
            if field is not None and value:
                known = [code for code, _label in field.choices or ()]
                if not known or value in known:
                    given[name] = value
        row: Model = self.model(**given)
        return row


class PromotionViewSet(SnippetViewSet):
    """Recommended results."""

    model = Promotion
    add_view_class = PrefilledCreateView
    chooser_viewset_class = PlainChooserViewSet
    icon = "pick"
    list_display = ("query", "language", "starts_on", "ends_on")
    list_filter = ("language",)
    search_fields = ("query",)
    search_backend_name = None
    copy_view_enabled = False
    panels = (
        FieldPanel("query"),
        FieldPanel("language"),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        InlinePanel(
            "works",
            [FieldPanel("page"), FieldPanel("address")],
            heading=_("Works, the first first"),
            label=_("Work"),
            min_num=1,
            max_num=MOST_WORKS,
        ),
    )


class SynonymViewSet(SnippetViewSet):
    """Synonyms."""

    model = SynonymGroup
    add_view_class = PrefilledCreateView
    chooser_viewset_class = PlainChooserViewSet
    icon = "list-ul"
    list_display = ("__str__", "language", "way")
    list_filter = ("language",)
    search_fields = ("terms",)
    search_backend_name = None
    copy_view_enabled = False
    panels = (FieldPanel("language"), FieldPanel("way"), FieldPanel("terms"))


class CurationGroup(SnippetViewSetGroup):
    """Both under one heading."""

    items = (PromotionViewSet, SynonymViewSet)
    menu_label = _("Search rules")
    menu_name = "search-rules"
    menu_icon = "search"
    menu_order = 710


register_snippet(CurationGroup)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """Add what is asked, why a result is found, and the trial of synonyms."""
    return [
        path("search-rules/queries/", views.asked, name="curation_asked"),
        path("search-rules/why/", views.why, name="curation_why"),
        path("search-rules/try/", views.preview, name="curation_preview"),
    ]


def _report(label: Any, name: str, icon: str, order: int) -> MenuItem:
    return RightMenuItem(
        label, reverse(name), name=name, icon_name=icon, order=order, right=CURATES
    )


@hooks.register("register_reports_menu_item")
def asked_item() -> MenuItem:
    """Lead to what is asked."""
    return _report(_("Queries"), "curation_asked", "search", 900)


@hooks.register("register_reports_menu_item")
def why_item() -> MenuItem:
    """Lead to why a result is found."""
    return _report(_("Why a result is found"), "curation_why", "help", 901)


@hooks.register("register_reports_menu_item")
def preview_item() -> MenuItem:
    """Lead to the trial of synonyms."""
    return _report(_("Try synonyms"), "curation_preview", "view", 902)


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """Let administrators give the right to a group."""
    return CURATES.permissions()
