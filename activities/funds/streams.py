"""The parts of a fund's page that are lists of blocks.

Blocks and not rows of their own: wagtail-localize offers the words of each for translation and
takes days over, and one page, draft or version, holds all of it.
"""

from typing import Final

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class StepBlock(blocks.StructBlock):
    """A step of an application, and what has to be at hand for it."""

    title = blocks.CharBlock(label=_("Step"), max_length=200)
    text = blocks.TextBlock(label=_("What to do"), required=False, default="", rows=3)
    documents = blocks.ListBlock(
        blocks.CharBlock(label=_("Document"), max_length=300),
        label=_("Documents needed"),
        default=[],
    )

    class Meta:
        label = _("Step")
        icon = "list-ol"
        label_format = "{title}"


class DeadlineBlock(blocks.StructBlock):
    """A day by which something has to arrive; it goes into calendars too."""

    title = blocks.CharBlock(label=_("What is due"), max_length=200)
    day = blocks.DateBlock(label=_("Last day"))
    note = blocks.TextBlock(
        label=_("Note"),
        required=False,
        default="",
        rows=2,
        help_text=_("Such as for which session, and how to send it."),
    )

    class Meta:
        label = _("Deadline")
        icon = "calendar-alt"
        label_format = "{day} – {title}"


ITEMS: Final = [("item", blocks.TextBlock(label=_("Item"), rows=2))]
STEPS: Final = [("step", StepBlock())]
DEADLINES: Final = [("deadline", DeadlineBlock())]

#: Names of the fields that say what the fund does, for search, in the order of the page.
SAYING: Final = ("body", "applicants", "uses", "steps", "deadlines")
