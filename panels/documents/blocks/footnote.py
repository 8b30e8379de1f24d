"""A footnote."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from panels.documents.blocks.paragraph_text import ParagraphTextBlock


class FootnoteBlock(blocks.StructBlock):
    """A footnote; a link to ``#note-`` and its label marks its place in the text."""

    # Not a CharBlock: the label names the footnote's address and is not translated.
    label = blocks.RegexBlock(
        label=_("Mark"),
        regex=r"^(?:[1-9][0-9]{0,2}|\*{1,4})$",
        error_messages={"invalid": _("Enter a number, or one to four asterisks.")},
    )
    text = ParagraphTextBlock(label=_("Text"))

    class Meta:
        label = _("Footnote")
        icon = "superscript"
        label_format = "{label} {text}"
