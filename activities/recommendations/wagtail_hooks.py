"""The table of issues in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from activities.recommendations.models import Issue
from portal.reference.admin.listing import PlainChooserViewSet


class IssueViewSet(SnippetViewSet):
    """Issues of the sources, and the concepts that editors say they stand for."""

    model = Issue
    chooser_viewset_class = PlainChooserViewSet
    icon = "tag"
    menu_label = _("Issues of sources")
    menu_order = 710
    add_to_admin_menu = True
    list_display = ["name", "source"]
    list_filter = ["source"]
    search_fields = ["name"]
    panels = [FieldPanel("source"), FieldPanel("name"), FieldPanel("concepts")]


register_snippet(IssueViewSet)
