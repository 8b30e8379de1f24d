"""Where this room meets Wagtail's admin."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from panels.discussions.models import CouncilSession
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
