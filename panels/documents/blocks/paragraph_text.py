"""The text of one paragraph."""

from typing import Final

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

# No lists or headings: numbers and letters of a UN document are part of its text and are cited,
# so they are kept as written and never counted by the browser.
PARAGRAPH_FEATURES: Final = ["bold", "italic", "link"]


class ParagraphTextBlock(blocks.RichTextBlock):
    """Rich text of one paragraph; a link to ``#note-1`` is the mark of footnote 1."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("features", PARAGRAPH_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        help_text = _("A link to the anchor note-1 is shown as the mark of footnote 1.")
