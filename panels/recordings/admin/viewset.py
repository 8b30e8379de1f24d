"""Recordings in Wagtail's menu."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from panels.recordings.admin.forms import FileForm, RecordingForm, TrackForm
from panels.recordings.admin.shortcomings_panel import ShortcomingsPanel
from panels.recordings.models import Recording
from portal.reference.admin.listing import PlainChooserViewSet


class RowsPanel(InlinePanel):
    """Rows that belong to a recording, with a form of our own. Wagtail has no argument for it."""

    def __init__(self, *args: Any, form: type[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form_class = form

    def clone_kwargs(self) -> dict[str, Any]:
        """Keep the form when the panel is bound to its model."""
        return {**super().clone_kwargs(), "form": self.form_class}

    def get_form_options(self) -> dict[str, Any]:
        """Add the form."""
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["form"] = self.form_class
        return options


class RecordingViewSet(SnippetViewSet):
    """Recordings; one is shown by the pages it is chosen on."""

    model = Recording
    chooser_viewset_class = PlainChooserViewSet
    icon = "media"
    menu_label = _("Recordings")
    menu_name = "recordings"
    menu_order = 300
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["title", "medium", "language", "duration"]
    list_filter = ["medium", "language"]
    search_backend_name = None
    search_fields = ["search_text"]
    edit_handler = ObjectList(
        [
            ShortcomingsPanel(),
            FieldPanel("titles"),
            FieldRowPanel([FieldPanel("medium"), FieldPanel("language"), FieldPanel("duration")]),
            MultiFieldPanel(
                [FieldPanel("file"), FieldPanel("url"), FieldPanel("captioned_there")],
                heading=_("Where it is"),
            ),
            RowsPanel(
                "tracks",
                [
                    FieldRowPanel([FieldPanel("language"), FieldPanel("kind")]),
                    FieldPanel("upload"),
                    FieldPanel("text"),
                ],
                heading=_("Captions and other tracks"),
                label=_("Track"),
                form=TrackForm,
            ),
            InlinePanel(
                "written_transcripts",
                [FieldPanel("language"), FieldPanel("text")],
                heading=_("Transcripts without times"),
                label=_("Transcript"),
            ),
            RowsPanel(
                "versions",
                [
                    FieldPanel("kind"),
                    FieldRowPanel([FieldPanel("sign_language"), FieldPanel("language")]),
                    FieldPanel("file"),
                    FieldPanel("url"),
                ],
                heading=_("Sign language and audio description"),
                label=_("Version"),
                form=FileForm,
            ),
        ],
        base_form_class=RecordingForm,
    )

    def get_queryset(self, request: HttpRequest) -> Any:  # noqa: ARG002 -- Wagtail's signature
        """Bring what the list shows in one query."""
        return Recording.objects.all()
