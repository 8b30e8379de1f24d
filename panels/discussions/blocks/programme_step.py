"""A step of a panel's programme."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class ProgrammeStepBlock(blocks.StructBlock):
    """What happens from a time on; the programme is the ordered list of its steps."""

    time = blocks.TimeBlock(
        label=_("Time"),
        help_text=_("Geneva time, as clocks at the venue show it. Steps stand in order."),
    )
    title = blocks.CharBlock(label=_("What happens"), max_length=200)
    speakers = blocks.CharBlock(label=_("Speakers"), required=False, default="", max_length=400)
    description = blocks.TextBlock(label=_("Description"), required=False, default="", rows=2)

    class Meta:
        label = _("Step")
        icon = "time"
        label_format = "{time} {title}"
