"""A heading inside a page's body."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.blocks.anchors import anchor_for

LEVELS = [("2", _("Section")), ("3", _("Subsection")), ("4", _("Detail"))]


class HeadingBlock(blocks.StructBlock):
    """A heading of level 2 to 4, with an anchor made of its words.

    The page's title is its only level 1 (WCAG 2.2, 1.3.1 and 2.4.6). ``{% body %}`` gives anchors
    that are unique on the page; a heading rendered alone takes its own words.
    """

    text = blocks.CharBlock(label=_("Heading"), max_length=160)
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=LEVELS,
        default="2",
        search_index=False,
        help_text=_("Do not skip a level: a subsection belongs to a section."),
    )

    class Meta:
        label = _("Heading")
        icon = "title"
        group = _("Text")
        template = "blocks/heading.html"
        label_format = "{text}"
        description = _("Opens a section; readers and screen readers navigate by headings.")

        @staticmethod
        def preview_value() -> dict[str, str]:
            """Return an example for the block picker."""
            return {"text": gettext("Peer-to-peer exchange"), "level": "2"}

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the heading's ``anchor``, unless the surrounding body has given a unique one."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["anchor"] = context.get("anchor") or anchor_for(value["text"])
        return context
