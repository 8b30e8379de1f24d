"""Lists and choosers that find a row by any of its labels, in whatever language."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from portal.reference.models.labelled import Labelled, LabelledQuerySet


class LabelledIndexView(IndexView):
    """The list: search folds case and accents, which no database does alike in six scripts."""

    def search_queryset(self, queryset: LabelledQuerySet[Labelled]) -> LabelledQuerySet[Labelled]:
        """Keep rows with every word of the search."""
        return queryset.matching(self.search_query) if self.is_searching else queryset


class LabelSearchForm(BaseFilterForm):
    """The chooser's search field."""

    q = forms.CharField(label=_("Search term"), required=False)

    def filter(self, objects: LabelledQuerySet[Labelled]) -> LabelledQuerySet[Labelled]:
        """Keep rows with every word of the search."""
        found: LabelledQuerySet[Labelled] = super().filter(objects)
        self.search_query = self.cleaned_data.get("q")
        self.is_searching = bool(self.search_query)
        return found.matching(self.search_query) if self.is_searching else found


class LabelledChooseView(ChooseView):
    """The chooser with a search field."""

    filter_form_class = LabelSearchForm


class LabelledChooseResultsView(ChooseResultsView):
    """The chooser's list of results."""

    filter_form_class = LabelSearchForm


class PlainChooserViewSet(SnippetChooserViewSet):
    """A chooser of what is there already: there is no form in it, so nothing takes one either."""

    def get_urlpatterns(self) -> list[URLPattern]:
        """Leave out where Wagtail would take a form, and break down for want of one."""
        return [one for one in super().get_urlpatterns() if one.name != "create"]


class LabelledChooserViewSet(PlainChooserViewSet):
    """A chooser that finds a row by any of its labels."""

    choose_view_class = LabelledChooseView
    choose_results_view_class = LabelledChooseResultsView


class LabelledViewSet(SnippetViewSet):
    """What the four lists share."""

    index_view_class = LabelledIndexView
    chooser_viewset_class = LabelledChooserViewSet
    search_backend_name = None
    search_fields = ["search_text"]
    list_per_page = 50
    copy_view_enabled = False
    related: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> Any:  # noqa: ARG002 -- Wagtail's signature
        """Bring what the list shows in one query."""
        return self.model._default_manager.select_related(*self.related)  # noqa: SLF001 -- documented model API
