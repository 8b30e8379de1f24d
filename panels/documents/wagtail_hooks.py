"""Records of documents, and the import of documents, in Wagtail's admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from panels.documents.models import DocumentRecord
from panels.documents.uploads import views
from panels.documents.uploads.forms import sections_for
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


class ImportMenuItem(MenuItem):
    """Shown to who may add a page somewhere."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether the reader may use it."""
        return bool(sections_for(request.user).exists())  # type: ignore[arg-type]  # signed in


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """Add the page of an import, and what makes a draft."""
    return [
        path("documents/import/", views.upload, name="documents_import"),
        path("documents/import/draft/", views.draft, name="documents_import_draft"),
    ]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """Lead to the import."""
    return ImportMenuItem(
        _("Import a document"), reverse("documents_import"), icon_name="upload", order=310
    )
