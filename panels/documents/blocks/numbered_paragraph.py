"""A numbered paragraph with its sub-paragraphs."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from panels.documents.blocks.paragraph_text import ParagraphTextBlock


class SubParagraphBlock(blocks.StructBlock):
    """A sub-paragraph; its label is translated, since letters differ between scripts."""

    label = blocks.CharBlock(
        label=_("Label"),
        max_length=12,
        help_text=_("As printed, with its brackets: (a), ii), (ب)."),
    )
    depth = blocks.IntegerBlock(
        label=_("Depth"),
        default=1,
        min_value=1,
        max_value=4,
        help_text=_("1 for (a), 2 for (i) below it."),
    )
    text = ParagraphTextBlock(label=_("Text"))

    class Meta:
        label = _("Sub-paragraph")
        icon = "list-ol"
        label_format = "{label} {text}"


class NumberedParagraphBlock(blocks.StructBlock):
    """A paragraph with its number, under which it is cited and linked."""

    number = blocks.IntegerBlock(
        label=_("Number"),
        min_value=1,
        help_text=_("The paragraph's address on the page is made of it."),
    )
    text = ParagraphTextBlock(label=_("Text"))
    subparagraphs = blocks.ListBlock(SubParagraphBlock(), label=_("Sub-paragraphs"), default=[])

    class Meta:
        label = _("Numbered paragraph")
        icon = "list-ol"
        label_format = "{number}. {text}"
