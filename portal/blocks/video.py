"""A video with everything needed to follow it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from portal.blocks.languages import LANGUAGE_CHOICES
from portal.blocks.rich_text import FEATURES
from portal.languages import language_of

VIDEO_EXTENSIONS = ("mp4", "webm")
KINDS = [
    ("captions", _("Captions: speech and sounds, for those who do not hear")),
    ("subtitles", _("Subtitles: speech in another language")),
    ("descriptions", _("Descriptions: what is seen, for those who do not see")),
]


class TrackBlock(blocks.StructBlock):
    """A text track of a video: a WebVTT file in one language."""

    kind = blocks.ChoiceBlock(
        label=_("Kind"), choices=KINDS, default="captions", search_index=False
    )
    language = blocks.ChoiceBlock(label=_("Language"), choices=LANGUAGE_CHOICES, search_index=False)
    file = DocumentChooserBlock(label=_("WebVTT file"))

    class Meta:
        label = _("Track")
        icon = "openquote"

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Refuse a file that is not WebVTT: no browser would show it."""
        cleaned = super().clean(value)
        if cleaned["file"] and cleaned["file"].file_extension != "vtt":
            raise blocks.StructBlockValidationError(
                block_errors={"file": ValidationError(_("Choose a WebVTT file (.vtt)."))}
            )
        return cleaned


class VideoBlock(blocks.StructBlock):
    """A video held by the portal, or an address where it is shown; nothing is embedded.

    Pages load nothing from third parties, so a video elsewhere is a link with a picture. Every
    video has captions or a transcript before it is published (WCAG 2.2, 1.2.2 and 1.2.3;
    resolution 57/32, ¶14: fully accessible to persons with disabilities).
    """

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    file = DocumentChooserBlock(
        label=_("Video file"), required=False, help_text=_("MP4 or WebM, held by the portal.")
    )
    url = blocks.URLBlock(
        label=_("Address"),
        required=False,
        help_text=_("Where the video is shown, such as a page of UN Web TV."),
    )
    poster = ImageChooserBlock(label=_("Still picture"), required=False)
    tracks = blocks.ListBlock(TrackBlock(), label=_("Captions and other tracks"), default=[])
    captioned = blocks.BooleanBlock(
        label=_("Captioned where it is shown"),
        required=False,
        help_text=_("For a video shown elsewhere."),
    )
    sign_url = blocks.URLBlock(
        label=_("Address of the version in International Sign"), required=False
    )
    transcript = blocks.RichTextBlock(label=_("Transcript"), required=False, features=FEATURES)

    class Meta:
        label = _("Video")
        icon = "media"
        group = _("Media")
        template = "blocks/video.html"
        label_format = "{title}"
        description = _("A video with captions, transcript and International Sign.")

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Demand one source, and captions or a transcript; a draft may still miss them."""
        cleaned = super().clean(value)
        file, url = cleaned["file"], cleaned["url"]
        errors: dict[str, ValidationError] = {}
        if file and file.file_extension not in VIDEO_EXTENSIONS:
            errors["file"] = ValidationError(_("Choose an MP4 or WebM file."))
        if file and url:
            errors["url"] = ValidationError(_("Choose a file or give an address, not both."))
        if not self.is_deferred_validation:
            if not file and not url:
                errors["file"] = ValidationError(_("Choose a video file or give an address."))
            if not self.can_be_read(cleaned):
                errors["transcript"] = ValidationError(
                    _("Add captions or a transcript: without them many people cannot follow.")
                )
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return cleaned

    @staticmethod
    def can_be_read(value: blocks.StructValue) -> bool:
        """Tell whether a video has captions or a transcript."""
        has_captions = (
            any(track["kind"] == "captions" for track in value["tracks"])
            if value["file"]
            else value["captioned"]
        )
        return bool(has_captions or value["transcript"].source.strip())

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add ``tracks``: pairs of a track's value and its ``Language``."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["tracks"] = [
            (track, language_of(track["language"])) for track in value["tracks"] if track["file"]
        ]
        return context
