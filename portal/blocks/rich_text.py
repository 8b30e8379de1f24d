"""Paragraphs and lists."""

from typing import Final

from django.utils.translation import gettext, gettext_lazy
from wagtail import blocks

# No headings: they are blocks of their own, so that levels and anchors can be checked. No
# superscript, span or small: wagtail-localize would cut the sentence in two for the translator.
FEATURES: Final = ["bold", "italic", "ol", "ul", "link", "document-link"]


class RichTextBlock(blocks.RichTextBlock):
    """Paragraphs, lists and links; what is not text has a block of its own."""

    class Meta:
        label = gettext_lazy("Text")
        icon = "pilcrow"
        group = gettext_lazy("Text")
        template = "blocks/rich_text.html"
        description = gettext_lazy("Paragraphs and lists, with links.")

        @staticmethod
        def preview_value() -> str:
            """Return an example for the block picker."""
            return "<p>{}</p>".format(
                gettext("States share what has worked, and help each other as peers.")
            )
