"""Reference data in Wagtail's menu."""

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from portal.reference.admin import ConceptViewSet, RegionViewSet, SchemeViewSet, StateViewSet
from portal.reference.models import Labelled
from portal.reference.usage import rows_using


class ReferenceGroup(SnippetViewSetGroup):
    """States, regions, concepts and their schemes under one heading."""

    items = (StateViewSet, RegionViewSet, ConceptViewSet, SchemeViewSet)
    menu_label = _("Reference data")
    menu_name = "reference"
    menu_icon = "table"
    menu_order = 700


register_snippet(ReferenceGroup)


@hooks.register("before_delete_snippet")
def say_what_is_used(request: HttpRequest, rows: list[Model]) -> HttpResponse | None:
    """Say why a used row stays, before the models refuse its deletion."""
    used = [row for row in rows if isinstance(row, Labelled) and rows_using(row)]
    if not used:
        return None
    messages.error(
        request,
        gettext("These are in use and stay; retire concepts instead: %(labels)s.")
        % {"labels": ", ".join(str(row) for row in used)},
    )
    return redirect(type(used[0]).snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined] # set by register_snippet
