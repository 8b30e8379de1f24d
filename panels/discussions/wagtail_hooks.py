"""Where this room meets Wagtail's admin."""

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from panels.discussions.models import CouncilSession, PanelPage
from portal.reference.admin.listing import PlainChooserViewSet


class CouncilSessionViewSet(SnippetViewSet):
    """Lets editors keep the sessions that panels belong to."""

    model = CouncilSession
    chooser_viewset_class = PlainChooserViewSet
    icon = "calendar-alt"
    list_display = ("number", "starts_on", "ends_on", "mandate_symbol")
    search_fields = ("mandate_symbol",)
    ordering = ("-number",)
    add_to_admin_menu = False


register_snippet(CouncilSessionViewSet)


@hooks.register("before_delete_snippet")
def say_what_is_held(request: HttpRequest, rows: list[Model]) -> HttpResponse | None:
    """Say why a session stays that has panels, before the models refuse its deletion."""
    numbers = [row.number for row in rows if isinstance(row, CouncilSession)]
    held = PanelPage.objects.filter(council_session__in=numbers).order_by("council_session_id")
    used = held.values_list("council_session_id", flat=True).distinct()
    if not used:
        return None
    messages.error(
        request,
        _("These sessions have panels and stay: %(numbers)s.")
        % {"numbers": ", ".join(map(str, used))},
    )
    return redirect("wagtailsnippets_discussions_councilsession:list")
