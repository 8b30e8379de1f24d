"""Records of documents in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from panels.documents.models import DocumentRecord
from portal.reference.admin.listing import PlainChooserViewSet


class DocumentRecordViewSet(SnippetViewSet):
    """Facts and files of documents, whether or not the portal has their text."""

    model = DocumentRecord
    chooser_viewset_class = PlainChooserViewSet
    icon = "doc-full"
    menu_label = _("Document records")
    menu_order = 720
    add_to_admin_menu = True
    list_display = ["symbol", "title", "document_type", "published_on"]
    list_filter = ["document_type", "session"]
    search_fields = ["symbol", "title"]
    panels = [
        FieldPanel("symbol"),
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("document_type"), FieldPanel("title_language")]),
        FieldRowPanel([FieldPanel("published_on"), FieldPanel("agenda_items")]),
        FieldPanel("job_number"),
        FieldPanel("sponsors"),
        FieldPanel("mandates"),
        FieldPanel("is_published"),
        InlinePanel(
            "files",
            heading=_("Files"),
            panels=[
                FieldPanel("document"),
                FieldRowPanel([FieldPanel("language_code"), FieldPanel("purpose")]),
            ],
        ),
    ]


register_snippet(DocumentRecordViewSet)
