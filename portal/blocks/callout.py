"""A passage set apart."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.blocks.rich_text import FEATURES

KINDS = [
    ("note", _("Note")),
    ("important", _("Important")),
    ("deadline", _("Deadline")),
    ("help", _("Help")),
]


class CalloutBlock(blocks.StructBlock):
    """A short passage set apart from the text; its kind is said in words, not only by colour."""

    kind = blocks.ChoiceBlock(label=_("Kind"), choices=KINDS, default="note", search_index=False)
    title = blocks.CharBlock(label=_("Title"), required=False, default="", max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=FEATURES)

    class Meta:
        label = _("Call-out")
        icon = "info-circle"
        group = _("Text")
        template = "blocks/callout.html"
        label_format = "{title}"
        description = _("A note, a deadline or an offer of help, set apart from the text.")

        @staticmethod
        def preview_value() -> dict[str, str]:
            """Return an example for the block picker."""
            return {
                "kind": "deadline",
                "title": gettext("Submissions"),
                "text": "<p>{}</p>".format(gettext("Send your contribution before the session.")),
            }

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add ``kind_label``, the kind in the reader's language."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["kind_label"] = dict(KINDS).get(value["kind"], "")
        return context
