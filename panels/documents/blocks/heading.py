"""A heading inside a document."""

from typing import Final

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

HEADING_LEVELS: Final = (("2", _("Section")), ("3", _("Subsection")), ("4", _("Detail")))


class DocumentHeadingBlock(blocks.StructBlock):
    """A heading of level 2 to 4; the document's title is level 1."""

    text = blocks.CharBlock(label=_("Text"), max_length=500)
    level = blocks.ChoiceBlock(
        label=_("Level"), choices=HEADING_LEVELS, default="2", search_index=False
    )
    starts_part = blocks.BooleanBlock(
        label=_("Paragraph numbers start again"),
        required=False,
        help_text=_("As in an annex. Keeps the addresses of its paragraphs apart."),
    )

    class Meta:
        label = _("Heading")
        icon = "title"
        label_format = "{text}"
